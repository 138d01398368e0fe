-- assay: summaries of logs.requests
WITH
assay_log AS (
  SELECT
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."group")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."group") END AS grp,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."user_id")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."user_id") END AS unit,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."timestamp")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."timestamp") END AS moment,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."response_time_ms")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."response_time_ms") END AS f1,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."success")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."success") END AS f2,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."status_code")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."status_code") END AS f3,
    CASE WHEN LOWER(TRIM(BOTH E' \t\n\r' FROM assay_table."confidence_score")) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH E' \t\n\r' FROM assay_table."confidence_score") END AS f4
  FROM "logs"."requests" AS assay_table
),
assay_fields AS (
  SELECT
    grp, unit,
    CAST(CASE
      WHEN moment ~ (
          '^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
          || '([ Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?'
          || '( ?([Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?))?)?$'
        )
        THEN (CASE
          WHEN EXTRACT(DAY FROM CAST(SUBSTR(moment, 1, 7) || '-01' AS DATE) + (CAST(SUBSTR(moment, 9, 2) AS INTEGER) - 1)) = CAST(SUBSTR(moment, 9, 2) AS INTEGER)
            THEN CAST(SUBSTR(moment, 1, 7) || '-01' AS DATE) + (CAST(SUBSTR(moment, 9, 2) AS INTEGER) - 1) - DATE '1970-01-01'
        END) * 86400000.0
        + COALESCE(CAST(NULLIF(SUBSTR(moment, 12, 2), '') AS DOUBLE PRECISION), 0) * 3600000
        + COALESCE(CAST(NULLIF(SUBSTR(moment, 15, 2), '') AS DOUBLE PRECISION), 0) * 60000
        + COALESCE(CAST(NULLIF(SUBSTRING(SUBSTR(moment, 17) FROM '^:([0-9]{2})'), '') AS DOUBLE PRECISION), 0) * 1000
        + COALESCE(CAST(NULLIF(SUBSTR(SUBSTRING(SUBSTR(moment, 17) FROM '[.,]([0-9]{1,3})') || '00', 1, 3), '') AS DOUBLE PRECISION), 0)
        + CASE WHEN SUBSTR(moment, 17) LIKE '%-%' THEN 60000 ELSE -60000 END
        * (COALESCE(CAST(NULLIF(SUBSTRING(SUBSTR(moment, 17) FROM '[+-]([0-9]{2})'), '') AS DOUBLE PRECISION), 0) * 60
          + COALESCE(CAST(NULLIF(SUBSTRING(SUBSTR(moment, 17) FROM '[+-][0-9]{2}:?([0-9]{2})'), '') AS DOUBLE PRECISION), 0))
      WHEN moment ~ '^[+-]?[0-9]{1,18}$'
        THEN CASE
          WHEN ABS(CAST(NULLIF(moment, '') AS DOUBLE PRECISION)) < 1e11
            THEN CAST(NULLIF(moment, '') AS DOUBLE PRECISION) * 1000
          WHEN ABS(CAST(NULLIF(moment, '') AS DOUBLE PRECISION)) < 1e14
            THEN CAST(NULLIF(moment, '') AS DOUBLE PRECISION)
          WHEN ABS(CAST(NULLIF(moment, '') AS DOUBLE PRECISION)) < 1e17
            THEN CAST(CAST(moment AS BIGINT) / 1000 AS DOUBLE PRECISION)
          WHEN moment IS NOT NULL THEN CAST(CAST(moment AS BIGINT) / 1000000 AS DOUBLE PRECISION)
        END
      WHEN moment ~ '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$'
        THEN FLOOR(CASE
          WHEN ABS(CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) < 1e11
            THEN (CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) * 1000 + 0.0005
          WHEN ABS(CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) < 1e14
            THEN CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END
          WHEN ABS(CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) < 1e17
            THEN (CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) / 1000
          WHEN ABS(CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) < 9e18
            THEN (CASE
              WHEN moment ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
              WHEN LENGTH(moment) > 999 OR moment ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
              WHEN ABS(CAST(moment AS NUMERIC)) < 5e-324 THEN 0
              ELSE CAST(moment AS DOUBLE PRECISION)
            END) / 1000000
        END)
    END AS DOUBLE PRECISION) AS t,
    CASE
      WHEN f1 ~ '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$'
        THEN CASE
          WHEN f1 ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
          WHEN LENGTH(f1) > 999 OR f1 ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
          WHEN ABS(CAST(f1 AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
          WHEN ABS(CAST(f1 AS NUMERIC)) < 5e-324 THEN 0
          ELSE CAST(f1 AS DOUBLE PRECISION)
        END
      WHEN LENGTH(f1) < 99 AND LOWER(f1) ~ '[0-9] *[a-zµμ]+$'
        AND NOT (f1 ~ '^[^pP]*M([^a-zA-Z]|$)')
        AND (LOWER(f1) ~ (
          '^[+-]?'
          || '([0-9]*[.]?[0-9]+ *(h|hrs?|hours?) *)?'
          || '([0-9]*[.]?[0-9]+ *(m|mins?|minutes?) *)?'
          || '([0-9]*[.]?[0-9]+ *(s|secs?|seconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ms|msecs?|millis|milliseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *([uµμ]s|usecs?|micros|microseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ns|nsecs?|nanos|nanoseconds?) *)?'
          || '$'
        )
        OR LOWER(f1) ~ '^[+-]?pt([0-9]*[.]?[0-9]+ *h)?([0-9]*[.]?[0-9]+ *m)?([0-9]*[.]?[0-9]+ *s)?$')
        THEN CASE WHEN f1 LIKE '-%' THEN -1 ELSE 1 END * (
          COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *h') || 'e5', '') AS DOUBLE PRECISION), 0) * 36
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *m(?:in|[^a-z]|$)') || 'e4', '') AS DOUBLE PRECISION), 0) * 6
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *s') || 'e3', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *m(?:s|il)') || 'e0', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *(?:u|µ|μ|mic)') || 'e-3', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f1) FROM '([0-9.]+) *n') || 'e-6', '') AS DOUBLE PRECISION), 0)
        )
    END AS c1,
    CASE
      WHEN LOWER(f2) IN ('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')
        THEN 1.0
      WHEN LOWER(f2) IN ('false', 'f', 'no', 'n', 'ko', 'fail', 'failed', 'failure', 'error') THEN 0.0
      WHEN f2 ~ '^[+-]?([0-9]{1,99}[.]?[0-9]{0,99}|[.][0-9]{1,99})$'
        THEN CASE
          WHEN CAST(NULLIF(f2, '') AS DOUBLE PRECISION) = 0 OR CAST(NULLIF(f2, '') AS DOUBLE PRECISION) = 1
            THEN CAST(NULLIF(f2, '') AS DOUBLE PRECISION)
        END
    END AS c2,
    CASE
      WHEN f3 ~ '^[+]?([0-9]{1,99}[.]?[0-9]{0,99}|[.][0-9]{1,99})($|[^!-~])'
        THEN CASE
          WHEN CAST(NULLIF(SUBSTRING(f3 FROM '^[+]?([0-9.]+)'), '') AS DOUBLE PRECISION) = 0 THEN 99999.0
          WHEN CAST(NULLIF(SUBSTRING(f3 FROM '^[+]?([0-9.]+)'), '') AS DOUBLE PRECISION) < 100000 AND CAST(NULLIF(SUBSTRING(f3 FROM '^[+]?([0-9.]+)'), '') AS DOUBLE PRECISION) = FLOOR(CAST(NULLIF(SUBSTRING(f3 FROM '^[+]?([0-9.]+)'), '') AS DOUBLE PRECISION))
            THEN CAST(NULLIF(SUBSTRING(f3 FROM '^[+]?([0-9.]+)'), '') AS DOUBLE PRECISION)
        END
      WHEN LOWER(f3) IN ('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')
        THEN 200.0
      WHEN f3 ~ '^([A-Za-z]|[^!-~])' THEN 99999.0
    END AS c3,
    CASE
      WHEN f4 ~ '^[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?)$'
        THEN CASE
          WHEN f4 ~ '[eE]-0*[1-9][0-9]{3}' THEN 0
          WHEN LENGTH(f4) > 999 OR f4 ~ '[eE][+]?0*[1-9][0-9]{3}' THEN NULL
          WHEN ABS(CAST(f4 AS NUMERIC)) > 1.7976931348623157e308 THEN NULL
          WHEN ABS(CAST(f4 AS NUMERIC)) < 5e-324 THEN 0
          ELSE CAST(f4 AS DOUBLE PRECISION)
        END
      WHEN LOWER(f4) = 'true' THEN 1.0
      WHEN LOWER(f4) = 'false' THEN 0.0
      WHEN LENGTH(f4) < 99 AND LOWER(f4) ~ '[0-9] *[a-zµμ]+$'
        AND NOT (f4 ~ '^[^pP]*M([^a-zA-Z]|$)')
        AND (LOWER(f4) ~ (
          '^[+-]?'
          || '([0-9]*[.]?[0-9]+ *(h|hrs?|hours?) *)?'
          || '([0-9]*[.]?[0-9]+ *(m|mins?|minutes?) *)?'
          || '([0-9]*[.]?[0-9]+ *(s|secs?|seconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ms|msecs?|millis|milliseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *([uµμ]s|usecs?|micros|microseconds?) *)?'
          || '([0-9]*[.]?[0-9]+ *(ns|nsecs?|nanos|nanoseconds?) *)?'
          || '$'
        )
        OR LOWER(f4) ~ '^[+-]?pt([0-9]*[.]?[0-9]+ *h)?([0-9]*[.]?[0-9]+ *m)?([0-9]*[.]?[0-9]+ *s)?$')
        THEN CASE WHEN f4 LIKE '-%' THEN -1 ELSE 1 END * (
          COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *h') || 'e5', '') AS DOUBLE PRECISION), 0) * 36
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *m(?:in|[^a-z]|$)') || 'e4', '') AS DOUBLE PRECISION), 0) * 6
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *s') || 'e3', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *m(?:s|il)') || 'e0', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *(?:u|µ|μ|mic)') || 'e-3', '') AS DOUBLE PRECISION), 0)
          + COALESCE(CAST(NULLIF(SUBSTRING(LOWER(f4) FROM '([0-9.]+) *n') || 'e-6', '') AS DOUBLE PRECISION), 0)
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
    CAST(COUNT(x1) AS DOUBLE PRECISION) AS n1,
    COALESCE(SUM(x2), 0) AS y2,
    CAST(COUNT(x2) AS DOUBLE PRECISION) AS n2,
    COALESCE(SUM(d3), 0) AS y3,
    CAST(COUNT(x3) AS DOUBLE PRECISION) AS n3
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
  'rows' AS part, grp AS key1, trouble AS key2, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END AS key3,
  CAST(COUNT(*) AS DOUBLE PRECISION) AS v1, MIN(t) AS v2, MAX(t) AS v3, (SELECT m1 FROM assay_centres) AS v4,
  CAST(COUNT(x1) AS DOUBLE PRECISION) AS v5, AVG(d1) AS v6, VAR_SAMP(d1) AS v7, MIN(x1) AS v8, MAX(x1) AS v9,
  CAST(0 AS DOUBLE PRECISION) AS v10, CAST(COUNT(x2) AS DOUBLE PRECISION) AS v11, AVG(x2) AS v12,
  VAR_SAMP(x2) AS v13, MIN(x2) AS v14, MAX(x2) AS v15, (SELECT m3 FROM assay_centres) AS v16,
  CAST(COUNT(x3) AS DOUBLE PRECISION) AS v17, AVG(d3) AS v18, VAR_SAMP(d3) AS v19, MIN(x3) AS v20,
  MAX(x3) AS v21, CAST(NULL AS DOUBLE PRECISION) AS v22, CAST(NULL AS DOUBLE PRECISION) AS v23,
  CAST(NULL AS DOUBLE PRECISION) AS v24, CAST(NULL AS DOUBLE PRECISION) AS v25,
  CAST(NULL AS DOUBLE PRECISION) AS v26, CAST(NULL AS DOUBLE PRECISION) AS v27,
  CAST(NULL AS DOUBLE PRECISION) AS v28, CAST(NULL AS DOUBLE PRECISION) AS v29,
  CAST(NULL AS DOUBLE PRECISION) AS v30, CAST(NULL AS DOUBLE PRECISION) AS v31,
  CAST(NULL AS DOUBLE PRECISION) AS v32, CAST(NULL AS DOUBLE PRECISION) AS v33,
  CAST(NULL AS DOUBLE PRECISION) AS v34, CAST(NULL AS DOUBLE PRECISION) AS v35,
  CAST(NULL AS DOUBLE PRECISION) AS v36, CAST(NULL AS DOUBLE PRECISION) AS v37,
  CAST(NULL AS DOUBLE PRECISION) AS v38, CAST(NULL AS DOUBLE PRECISION) AS v39,
  CAST(NULL AS DOUBLE PRECISION) AS v40, CAST(NULL AS DOUBLE PRECISION) AS v41,
  CAST(NULL AS DOUBLE PRECISION) AS v42, CAST(NULL AS DOUBLE PRECISION) AS v43,
  CAST(NULL AS DOUBLE PRECISION) AS v44, CAST(NULL AS DOUBLE PRECISION) AS v45,
  CAST(NULL AS DOUBLE PRECISION) AS v46, CAST(NULL AS DOUBLE PRECISION) AS v47
FROM assay_values
GROUP BY grp, trouble, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END
UNION ALL
SELECT
  'units', grp, next_grp, NULL, COUNT(*), (SELECT m1 FROM assay_centres), COUNT(CASE WHEN n1 > 0 THEN y1 END),
  AVG(CASE WHEN n1 > 0 THEN y1 END), VAR_SAMP(CASE WHEN n1 > 0 THEN y1 END), AVG(CASE WHEN n1 > 0 THEN n1 END),
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
  'traffic', grp, NULL, NULL, FLOOR(t / 60000.0), COUNT(*), MIN(t), MAX(t), NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL
FROM assay_requests
WHERE t IS NOT NULL
GROUP BY grp, FLOOR(t / 60000.0)
UNION ALL
SELECT
  'assay', 'a8720869939f29ce', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;
