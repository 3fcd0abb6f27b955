SELECT header_key, field FROM learnt_header WHERE kind = :kind
