SELECT attname AS column_name, format_type(atttypid, NULL) AS data_type
FROM pg_attribute
WHERE attrelid = CAST('"p"."logs"."requests"' AS regclass) AND attnum > 0 AND NOT attisdropped
ORDER BY attnum;
