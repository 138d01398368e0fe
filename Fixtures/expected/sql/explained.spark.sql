-- assay: summaries of logs.requests
WITH
-- the fields of the table's rows, texts without the space around them; NULL is missing
assay_log AS (
  SELECT
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`group`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`group`) END AS grp,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`) END AS unit,
    CASE WHEN NOT isNaN(assay_table.`response_time_ms`) THEN assay_table.`response_time_ms` END AS f1,
    assay_table.`success` AS f2,
    CAST(assay_table.`status_code` AS DOUBLE) AS f3,
    CASE WHEN NOT isNaN(assay_table.`confidence_score`) THEN assay_table.`confidence_score` END AS f4
  FROM `logs`.`requests` AS assay_table
),
-- the fields as numbers; NULL is missing, or cannot be read
assay_fields AS (
  SELECT
    grp, unit,
    CASE WHEN ABS(f1) < CAST('inf' AS DOUBLE) THEN f1 END AS c1,  -- c1: response_time_ms
    CASE WHEN f2 THEN 1.0 WHEN NOT f2 THEN 0.0 END AS c2,  -- c2: success
    CASE WHEN f3 = 0 THEN 99999.0 WHEN f3 > 0 AND f3 < 100000 AND f3 = FLOOR(f3) THEN f3 END AS c3,  -- c3: status_code
    CASE WHEN ABS(f4) < CAST('inf' AS DOUBLE) THEN f4 END AS c4,  -- c4: confidence_score
    f1, f3, f4
  FROM assay_log
),
-- what every metric is made from, and why a row cannot be used
assay_rows AS (
  SELECT
    grp, unit,
    c1 AS x1,  -- x1: response_time_ms
    CAST(c2 AS DOUBLE) AS x2,  -- x2: success
    c4 AS x3,  -- x3: confidence_score
    CASE
      WHEN grp IS NULL THEN 'missing_group'
      WHEN f1 IS NOT NULL AND c1 IS NULL THEN 'bad_number'
      WHEN c1 < 0 THEN 'negative_duration'
      WHEN f3 IS NOT NULL AND c3 IS NULL THEN 'bad_number'
      WHEN f4 IS NOT NULL AND c4 IS NULL THEN 'bad_number'
    END AS trouble
  FROM assay_fields
),
-- what is taken from values before they are added, so that none loses digits
assay_centres AS (
  SELECT
    COALESCE(AVG(x1), 0) AS m1,
    COALESCE(AVG(x3), 0) AS m3
  FROM assay_rows
  WHERE trouble IS NULL
),
-- the rows with their values relative to the centres
assay_values AS (
  SELECT
    assay_rows.*,
    x1 - (SELECT m1 FROM assay_centres) AS d1,
    x3 - (SELECT m3 FROM assay_centres) AS d3
  FROM assay_rows
),
-- the rows that are used
assay_requests AS (
  SELECT * FROM assay_values WHERE trouble IS NULL
),
-- the sums and sizes of each unit of a group
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
-- each unit of a group beside the same unit of the next group, where it is in several
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
-- rows by group, by what is wrong with them, and whether they name a unit; count, mean, variance, extremes
SELECT
  'rows' AS part, HEX(grp) AS key1, trouble AS key2,
  CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END AS key3,
  CAST(COUNT(*) AS DOUBLE) AS v1,  -- v1: rows
  CAST(NULL AS DOUBLE) AS v2,  -- v2: earliest
  CAST(NULL AS DOUBLE) AS v3,  -- v3: latest
  (SELECT m1 FROM assay_centres) AS v4,  -- v4: centre of x1, response_time_ms
  CAST(COUNT(x1) AS DOUBLE) AS v5,  -- v5: count of x1, response_time_ms
  AVG(d1) AS v6,  -- v6: mean of x1, response_time_ms, less its centre
  VAR_SAMP(d1) AS v7,  -- v7: variance of x1, response_time_ms
  MIN(x1) AS v8,  -- v8: smallest x1, response_time_ms
  MAX(x1) AS v9,  -- v9: largest x1, response_time_ms
  CAST(0 AS DOUBLE) AS v10,  -- v10: centre of x2, success
  CAST(COUNT(x2) AS DOUBLE) AS v11,  -- v11: count of x2, success
  AVG(x2) AS v12,  -- v12: mean of x2, success
  VAR_SAMP(x2) AS v13,  -- v13: variance of x2, success
  MIN(x2) AS v14,  -- v14: smallest x2, success
  MAX(x2) AS v15,  -- v15: largest x2, success
  (SELECT m3 FROM assay_centres) AS v16,  -- v16: centre of x3, confidence_score
  CAST(COUNT(x3) AS DOUBLE) AS v17,  -- v17: count of x3, confidence_score
  AVG(d3) AS v18,  -- v18: mean of x3, confidence_score, less its centre
  VAR_SAMP(d3) AS v19,  -- v19: variance of x3, confidence_score
  MIN(x3) AS v20,  -- v20: smallest x3, confidence_score
  MAX(x3) AS v21,  -- v21: largest x3, confidence_score
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
-- exact quantiles, interpolated between neighbours
SELECT
  'quantiles', HEX(grp), NULL, NULL,
  q1[0],  -- v1: quantile 0.5 of x1, response_time_ms
  q1[1],  -- v2: quantile 0.95 of x1, response_time_ms
  q1[2],  -- v3: quantile 0.99 of x1, response_time_ms
  q3[0],  -- v4: quantile 0.5 of x3, confidence_score
  q3[1],  -- v5: quantile 0.95 of x3, confidence_score
  q3[2],  -- v6: quantile 0.99 of x3, confidence_score
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL
FROM (
  SELECT
    grp,
    PERCENTILE(x1, ARRAY(0.5D, 0.95D, 0.99D)) AS q1,
    PERCENTILE(x3, ARRAY(0.5D, 0.95D, 0.99D)) AS q3
  FROM assay_requests
  GROUP BY grp
) AS quantiles
UNION ALL
-- over units: mean and variance of sums and sizes, and their covariance; products with the next group
SELECT
  'units', HEX(grp), HEX(next_grp), NULL,
  COUNT(*),  -- v1: units
  (SELECT m1 FROM assay_centres),  -- v2: centre of x1, response_time_ms
  COUNT(CASE WHEN n1 > 0 THEN y1 END),  -- v3: units with x1, response_time_ms
  AVG(CASE WHEN n1 > 0 THEN y1 END),  -- v4: mean of their sums
  VAR_SAMP(CASE WHEN n1 > 0 THEN y1 END),  -- v5: variance of their sums
  AVG(CASE WHEN n1 > 0 THEN n1 END),  -- v6: mean of their sizes
  VAR_SAMP(CASE WHEN n1 > 0 THEN n1 END),  -- v7: variance of their sizes
  COVAR_SAMP(CASE WHEN n1 > 0 THEN y1 END, CASE WHEN n1 > 0 THEN n1 END),  -- v8: covariance of sums and sizes
  MAX(n1),  -- v9: most values of x1 of a unit
  COUNT(CASE WHEN y1 > 0.5 THEN 1 END),  -- v10: units with a yes among x1
  COUNT(CASE WHEN y1 < n1 - 0.5 THEN 1 END),  -- v11: units with a no among x1
  0,  -- v12: centre of x2, success
  COUNT(CASE WHEN n2 > 0 THEN y2 END),  -- v13: units with x2, success
  AVG(CASE WHEN n2 > 0 THEN y2 END),  -- v14: mean of their sums
  VAR_SAMP(CASE WHEN n2 > 0 THEN y2 END),  -- v15: variance of their sums
  AVG(CASE WHEN n2 > 0 THEN n2 END),  -- v16: mean of their sizes
  VAR_SAMP(CASE WHEN n2 > 0 THEN n2 END),  -- v17: variance of their sizes
  COVAR_SAMP(CASE WHEN n2 > 0 THEN y2 END, CASE WHEN n2 > 0 THEN n2 END),  -- v18: covariance of sums and sizes
  MAX(n2),  -- v19: most values of x2 of a unit
  COUNT(CASE WHEN y2 > 0.5 THEN 1 END),  -- v20: units with a yes among x2
  COUNT(CASE WHEN y2 < n2 - 0.5 THEN 1 END),  -- v21: units with a no among x2
  (SELECT m3 FROM assay_centres),  -- v22: centre of x3, confidence_score
  COUNT(CASE WHEN n3 > 0 THEN y3 END),  -- v23: units with x3, confidence_score
  AVG(CASE WHEN n3 > 0 THEN y3 END),  -- v24: mean of their sums
  VAR_SAMP(CASE WHEN n3 > 0 THEN y3 END),  -- v25: variance of their sums
  AVG(CASE WHEN n3 > 0 THEN n3 END),  -- v26: mean of their sizes
  VAR_SAMP(CASE WHEN n3 > 0 THEN n3 END),  -- v27: variance of their sizes
  COVAR_SAMP(CASE WHEN n3 > 0 THEN y3 END, CASE WHEN n3 > 0 THEN n3 END),  -- v28: covariance of sums and sizes
  MAX(n3),  -- v29: most values of x3 of a unit
  COUNT(CASE WHEN y3 > 0.5 THEN 1 END),  -- v30: units with a yes among x3
  COUNT(CASE WHEN y3 < n3 - 0.5 THEN 1 END),  -- v31: units with a no among x3
  COUNT(third_grp),  -- v32: units in a third group
  COUNT(CASE WHEN n1 > 0 AND next_n1 > 0 THEN 1 END),  -- v33: shared units with x1
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_y1 END),  -- v34: total of sum · sum
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_n1 END),  -- v35: total of sum · size
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_y1 END),  -- v36: total of size · sum
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_n1 END),  -- v37: total of size · size
  COUNT(CASE WHEN n2 > 0 AND next_n2 > 0 THEN 1 END),  -- v38: shared units with x2
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_y2 END),  -- v39: total of sum · sum
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_n2 END),  -- v40: total of sum · size
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_y2 END),  -- v41: total of size · sum
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_n2 END),  -- v42: total of size · size
  COUNT(CASE WHEN n3 > 0 AND next_n3 > 0 THEN 1 END),  -- v43: shared units with x3
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN y3 * next_y3 END),  -- v44: total of sum · sum
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN y3 * next_n3 END),  -- v45: total of sum · size
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN n3 * next_y3 END),  -- v46: total of size · sum
  SUM(CASE WHEN n3 > 0 AND next_n3 > 0 THEN n3 * next_n3 END)  -- v47: total of size · size
FROM assay_pairs
GROUP BY grp, next_grp
UNION ALL
-- which statement this is the answer to
SELECT
  'assay', 'ed42d15de97dfa57', NULL, NULL,
  1,  -- v1: form
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;
