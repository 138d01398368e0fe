SELECT column_name, data_type
FROM `p`.`logs`.`INFORMATION_SCHEMA`.`COLUMNS`
WHERE table_name = 'requests'
ORDER BY ordinal_position;
