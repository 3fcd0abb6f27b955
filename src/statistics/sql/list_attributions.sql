SELECT month, revision FROM tax_attribution
