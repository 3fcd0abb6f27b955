SELECT posted_ms FROM batch
WHERE file_sha256 = :sha256 AND kind = :kind AND district_code = :district_code AND state = 'posted' AND id <> :id
ORDER BY posted_ms DESC LIMIT 1
