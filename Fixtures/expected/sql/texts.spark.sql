-- assay: summaries of logs.requests
WITH
assay_log AS (
  SELECT
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`group`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`group`) END AS grp,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`) END AS unit,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`timestamp`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`timestamp`) END AS moment,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`response_time_ms`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`response_time_ms`) END AS f1,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`success`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`success`) END AS f2,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`status_code`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`status_code`) END AS f3,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`confidence_score`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`confidence_score`) END AS f4
  FROM `logs`.`requests` AS assay_table
),
assay_fields AS (
  SELECT
    grp, unit,
    CAST(CASE
      WHEN moment RLIKE (
          '^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
          || '([ Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?'
          || '( ?([Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?))?)?$'
        )
        THEN (UNIX_DATE(TRY_CAST(SUBSTR(moment, 1, 10) AS DATE))) * 86400000.0
        + COALESCE(TRY_CAST(SUBSTR(moment, 12, 2) AS DOUBLE), 0) * 3600000
        + COALESCE(TRY_CAST(SUBSTR(moment, 15, 2) AS DOUBLE), 0) * 60000
        + COALESCE(TRY_CAST(REGEXP_EXTRACT(SUBSTR(moment, 17), '^:([0-9]{2})', 1) AS DOUBLE), 0) * 1000
        + COALESCE(TRY_CAST(SUBSTR(REGEXP_EXTRACT(SUBSTR(moment, 17), '[.,]([0-9]{1,3})', 1) || '00', 1, 3) AS DOUBLE), 0)
        + CASE WHEN SUBSTR(moment, 17) LIKE '%-%' THEN 60000 ELSE -60000 END
        * (COALESCE(TRY_CAST(REGEXP_EXTRACT(SUBSTR(moment, 17), '[+-]([0-9]{2})', 1) AS DOUBLE), 0) * 60
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(SUBSTR(moment, 17), '[+-][0-9]{2}:?([0-9]{2})', 1) AS DOUBLE), 0))
      WHEN moment RLIKE '^[+-]?[0-9]{1,18}$'
        THEN CASE
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e11 THEN TRY_CAST(moment AS DOUBLE) * 1000
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e14 THEN TRY_CAST(moment AS DOUBLE)
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e17 THEN CAST(TRY_CAST(moment AS BIGINT) DIV 1000 AS DOUBLE)
          WHEN moment IS NOT NULL THEN CAST(TRY_CAST(moment AS BIGINT) DIV 1000000 AS DOUBLE)
        END
      WHEN moment RLIKE '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$'
        THEN FLOOR(CASE
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e11 THEN (TRY_CAST(moment AS DOUBLE)) * 1000 + 0.0005
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e14 THEN TRY_CAST(moment AS DOUBLE)
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 1e17 THEN (TRY_CAST(moment AS DOUBLE)) / 1000
          WHEN ABS(TRY_CAST(moment AS DOUBLE)) < 9e18 THEN (TRY_CAST(moment AS DOUBLE)) / 1000000
        END)
    END AS DOUBLE) AS t,
    CASE
      WHEN f1 RLIKE '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$' AND ABS(TRY_CAST(f1 AS DOUBLE)) < CAST('inf' AS DOUBLE)
        THEN TRY_CAST(f1 AS DOUBLE)
      WHEN LENGTH(f1) < 99 AND LOWER(f1) RLIKE '[0-9] *[a-zµμ]+$'
        AND NOT (f1 RLIKE '^[^pP]*M([^a-zA-Z]|$)')
        AND (LOWER(f1) RLIKE (
          '^[+-]?'
          || '([0-9]*[.]?[0-9]+ *(h|hrs?|hours?) *)?'
          || '([0-9]*[.]?[0-9]+ *(m|mins?|minutes?) *)?'
          || '([0-9]*[.]?[0-9]+ *(s|secs?|seconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ms|msecs?|millis|milliseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *([uµμ]s|usecs?|micros|microseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ns|nsecs?|nanos|nanoseconds?) *)?'
          || '$'
        )
        OR LOWER(f1) RLIKE '^[+-]?pt([0-9]*[.]?[0-9]+ *h)?([0-9]*[.]?[0-9]+ *m)?([0-9]*[.]?[0-9]+ *s)?$')
        THEN CASE WHEN f1 LIKE '-%' THEN -1 ELSE 1 END * (
          COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *h', 1) || 'e5' AS DOUBLE), 0) * 36
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *m(?:in|[^a-z]|$)', 1) || 'e4' AS DOUBLE), 0) * 6
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *s', 1) || 'e3' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *m(?:s|il)', 1) || 'e0' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *(?:u|µ|μ|mic)', 1) || 'e-3' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f1), '([0-9.]+) *n', 1) || 'e-6' AS DOUBLE), 0)
        )
    END AS c1,
    CASE
      WHEN LOWER(f2) IN ('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')
        THEN 1.0
      WHEN LOWER(f2) IN ('false', 'f', 'no', 'n', 'ko', 'fail', 'failed', 'failure', 'error') THEN 0.0
      WHEN f2 RLIKE '^[+-]?([0-9]{1,99}[.]?[0-9]{0,99}|[.][0-9]{1,99})$'
        THEN CASE
          WHEN TRY_CAST(f2 AS DOUBLE) = 0 OR TRY_CAST(f2 AS DOUBLE) = 1 THEN TRY_CAST(f2 AS DOUBLE)
        END
    END AS c2,
    CASE
      WHEN f3 RLIKE '^[+]?([0-9]{1,99}[.]?[0-9]{0,99}|[.][0-9]{1,99})($|[^!-~])'
        THEN CASE
          WHEN TRY_CAST(REGEXP_EXTRACT(f3, '^[+]?([0-9.]+)', 1) AS DOUBLE) = 0 THEN 99999.0
          WHEN TRY_CAST(REGEXP_EXTRACT(f3, '^[+]?([0-9.]+)', 1) AS DOUBLE) < 100000 AND TRY_CAST(REGEXP_EXTRACT(f3, '^[+]?([0-9.]+)', 1) AS DOUBLE) = FLOOR(TRY_CAST(REGEXP_EXTRACT(f3, '^[+]?([0-9.]+)', 1) AS DOUBLE))
            THEN TRY_CAST(REGEXP_EXTRACT(f3, '^[+]?([0-9.]+)', 1) AS DOUBLE)
        END
      WHEN LOWER(f3) IN ('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')
        THEN 200.0
      WHEN f3 RLIKE '^([A-Za-z]|[^!-~])' THEN 99999.0
    END AS c3,
    CASE
      WHEN f4 RLIKE '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$' AND ABS(TRY_CAST(f4 AS DOUBLE)) < CAST('inf' AS DOUBLE)
        THEN TRY_CAST(f4 AS DOUBLE)
      WHEN LOWER(f4) = 'true' THEN 1.0
      WHEN LOWER(f4) = 'false' THEN 0.0
      WHEN LENGTH(f4) < 99 AND LOWER(f4) RLIKE '[0-9] *[a-zµμ]+$'
        AND NOT (f4 RLIKE '^[^pP]*M([^a-zA-Z]|$)')
        AND (LOWER(f4) RLIKE (
          '^[+-]?'
          || '([0-9]*[.]?[0-9]+ *(h|hrs?|hours?) *)?'
          || '([0-9]*[.]?[0-9]+ *(m|mins?|minutes?) *)?'
          || '([0-9]*[.]?[0-9]+ *(s|secs?|seconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ms|msecs?|millis|milliseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *([uµμ]s|usecs?|micros|microseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ns|nsecs?|nanos|nanoseconds?) *)?'
          || '$'
        )
        OR LOWER(f4) RLIKE '^[+-]?pt([0-9]*[.]?[0-9]+ *h)?([0-9]*[.]?[0-9]+ *m)?([0-9]*[.]?[0-9]+ *s)?$')
        THEN CASE WHEN f4 LIKE '-%' THEN -1 ELSE 1 END * (
          COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *h', 1) || 'e5' AS DOUBLE), 0) * 36
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *m(?:in|[^a-z]|$)', 1) || 'e4' AS DOUBLE), 0) * 6
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *s', 1) || 'e3' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *m(?:s|il)', 1) || 'e0' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *(?:u|µ|μ|mic)', 1) || 'e-3' AS DOUBLE), 0)
          + COALESCE(TRY_CAST(REGEXP_EXTRACT(LOWER(f4), '([0-9.]+) *n', 1) || 'e-6' AS DOUBLE), 0)
        )
    END AS c4,
    moment, f1, f2, f3, f4
  FROM assay_log
),
assay_rows AS (
  SELECT
    grp, unit, t,
    c1 AS x1,
    c2 AS x2,
    c4 AS x3,
    CASE
      WHEN grp IS NULL THEN 'missing_group'
      WHEN moment IS NOT NULL AND t IS NULL THEN 'bad_time'
      WHEN f2 IS NOT NULL AND c2 IS NULL THEN 'bad_number'
      WHEN f3 IS NOT NULL AND c3 IS NULL THEN 'bad_number'
      WHEN f1 IS NOT NULL AND c1 IS NULL THEN 'bad_number'
      WHEN c1 < 0 THEN 'negative_duration'
      WHEN f4 IS NOT NULL AND c4 IS NULL THEN 'bad_number'
      WHEN t IS NULL THEN 'missing_time'
    END AS trouble
  FROM assay_fields
  WHERE (t >= 1761091200000) OR t IS NULL
),
assay_centres AS (
  SELECT
    COALESCE(AVG(x1), 0) AS m1,
    COALESCE(AVG(x3), 0) AS m3
  FROM assay_rows
  WHERE trouble IS NULL
),
assay_values AS (
  SELECT
    assay_rows.*,
    x1 - (SELECT m1 FROM assay_centres) AS d1,
    x3 - (SELECT m3 FROM assay_centres) AS d3
  FROM assay_rows
),
assay_requests AS (
  SELECT * FROM assay_values WHERE trouble IS NULL
),
assay_units AS (
  SELECT
    grp,
    unit,
    COUNT(*) AS requests,
    COALESCE(SUM(d1), 0) AS y1,
    CAST(COUNT(x1) AS DOUBLE) AS n1,
    COALESCE(SUM(x2), 0) AS y2,
    CAST(COUNT(x2) AS DOUBLE) AS n2,
    COALESCE(SUM(d3), 0) AS y3,
    CAST(COUNT(x3) AS DOUBLE) AS n3
  FROM assay_requests
  WHERE unit IS NOT NULL
  GROUP BY grp, unit
),
assay_pairs AS (
  SELECT
    assay_units.*,
    LEAD(grp) OVER (PARTITION BY unit ORDER BY grp) AS next_grp,
    LEAD(y1) OVER (PARTITION BY unit ORDER BY grp) AS next_y1,
    LEAD(n1) OVER (PARTITION BY unit ORDER BY grp) AS next_n1,
    LEAD(y2) OVER (PARTITION BY unit ORDER BY grp) AS next_y2,
    LEAD(n2) OVER (PARTITION BY unit ORDER BY grp) AS next_n2,
    LEAD(y3) OVER (PARTITION BY unit ORDER BY grp) AS next_y3,
    LEAD(n3) OVER (PARTITION BY unit ORDER BY grp) AS next_n3,
    LEAD(grp, 2) OVER (PARTITION BY unit ORDER BY grp) AS third_grp
  FROM assay_units
)
SELECT
  'rows' AS part, HEX(grp) AS key1, trouble AS key2,
  CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END AS key3, CAST(COUNT(*) AS DOUBLE) AS v1, MIN(t) AS v2,
  MAX(t) AS v3, (SELECT m1 FROM assay_centres) AS v4, CAST(COUNT(x1) AS DOUBLE) AS v5, AVG(d1) AS v6,
  VAR_SAMP(d1) AS v7, MIN(x1) AS v8, MAX(x1) AS v9, CAST(0 AS DOUBLE) AS v10, CAST(COUNT(x2) AS DOUBLE) AS v11,
  AVG(x2) AS v12, VAR_SAMP(x2) AS v13, MIN(x2) AS v14, MAX(x2) AS v15, (SELECT m3 FROM assay_centres) AS v16,
  CAST(COUNT(x3) AS DOUBLE) AS v17, AVG(d3) AS v18, VAR_SAMP(d3) AS v19, MIN(x3) AS v20, MAX(x3) AS v21,
  CAST(NULL AS DOUBLE) AS v22, CAST(NULL AS DOUBLE) AS v23, CAST(NULL AS DOUBLE) AS v24,
  CAST(NULL AS DOUBLE) AS v25, CAST(NULL AS DOUBLE) AS v26, CAST(NULL AS DOUBLE) AS v27,
  CAST(NULL AS DOUBLE) AS v28, CAST(NULL AS DOUBLE) AS v29, CAST(NULL AS DOUBLE) AS v30,
  CAST(NULL AS DOUBLE) AS v31, CAST(NULL AS DOUBLE) AS v32, CAST(NULL AS DOUBLE) AS v33,
  CAST(NULL AS DOUBLE) AS v34, CAST(NULL AS DOUBLE) AS v35, CAST(NULL AS DOUBLE) AS v36,
  CAST(NULL AS DOUBLE) AS v37, CAST(NULL AS DOUBLE) AS v38, CAST(NULL AS DOUBLE) AS v39,
  CAST(NULL AS DOUBLE) AS v40, CAST(NULL AS DOUBLE) AS v41, CAST(NULL AS DOUBLE) AS v42,
  CAST(NULL AS DOUBLE) AS v43, CAST(NULL AS DOUBLE) AS v44, CAST(NULL AS DOUBLE) AS v45,
  CAST(NULL AS DOUBLE) AS v46, CAST(NULL AS DOUBLE) AS v47
FROM assay_values
GROUP BY grp, trouble, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END
UNION ALL
SELECT
  'units', HEX(grp), HEX(next_grp), NULL, COUNT(*), (SELECT m1 FROM assay_centres),
  COUNT(CASE WHEN n1 > 0 THEN y1 END), AVG(CASE WHEN n1 > 0 THEN y1 END),
  VAR_SAMP(CASE WHEN n1 > 0 THEN y1 END), AVG(CASE WHEN n1 > 0 THEN n1 END),
  VAR_SAMP(CASE WHEN n1 > 0 THEN n1 END),
  COVAR_SAMP(CASE WHEN n1 > 0 THEN y1 END, CASE WHEN n1 > 0 THEN n1 END), MAX(n1),
  COUNT(CASE WHEN y1 > 0.5 THEN 1 END), COUNT(CASE WHEN y1 < n1 - 0.5 THEN 1 END), 0,
  COUNT(CASE WHEN n2 > 0 THEN y2 END), AVG(CASE WHEN n2 > 0 THEN y2 END),
  VAR_SAMP(CASE WHEN n2 > 0 THEN y2 END), AVG(CASE WHEN n2 > 0 THEN n2 END),
  VAR_SAMP(CASE WHEN n2 > 0 THEN n2 END),
  COVAR_SAMP(CASE WHEN n2 > 0 THEN y2 END, CASE WHEN n2 > 0 THEN n2 END), MAX(n2),
  COUNT(CASE WHEN y2 > 0.5 THEN 1 END), COUNT(CASE WHEN y2 < n2 - 0.5 THEN 1 END),
  (SELECT m3 FROM assay_centres), COUNT(CASE WHEN n3 > 0 THEN y3 END), AVG(CASE WHEN n3 > 0 THEN y3 END),
  VAR_SAMP(CASE WHEN n3 > 0 THEN y3 END), AVG(CASE WHEN n3 > 0 THEN n3 END),
  VAR_SAMP(CASE WHEN n3 > 0 THEN n3 END),
  COVAR_SAMP(CASE WHEN n3 > 0 THEN y3 END, CASE WHEN n3 > 0 THEN n3 END), MAX(n3),
  COUNT(CASE WHEN y3 > 0.5 THEN 1 END), COUNT(CASE WHEN y3 < n3 - 0.5 THEN 1 END), COUNT(third_grp),
  COUNT(CASE WHEN n1 > 0 AND next_n1 > 0 THEN 1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_y1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_n1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_y1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_n1 END),
  COUNT(CASE WHEN n2 > 0 AND next_n2 > 0 THEN 1 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_y2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_n2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_y2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_n2 END),
  COUNT(CASE WHEN n3 > 0 AND next_n3 > 0 THEN 1 END),
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN y3 * next_y3 END),
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN y3 * next_n3 END),
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN n3 * next_y3 END),
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN n3 * next_n3 END)
FROM assay_pairs
GROUP BY grp, next_grp
UNION ALL
SELECT
  'traffic', HEX(grp), NULL, NULL, FLOOR(t / 60000.0), COUNT(*), MIN(t), MAX(t), NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL
FROM assay_requests
WHERE t IS NOT NULL
GROUP BY grp, FLOOR(t / 60000.0)
UNION ALL
SELECT
  'assay', 'cd6eec7f20b88300', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;
