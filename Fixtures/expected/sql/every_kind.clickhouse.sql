-- assay: summaries of logs.requests
WITH
assay_log AS (
  SELECT
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`group`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`group`) END AS grp,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`user_id`) END AS unit,
    assay_table.`timestamp` AS moment,
    CASE WHEN NOT isNaN(assay_table.`response_time_ms`) THEN assay_table.`response_time_ms` END AS f1,
    CAST(assay_table.`status_code` AS Nullable(Float64)) AS f2,
    assay_table.`success` AS f3,
    CAST(assay_table.`status_code` AS Nullable(Float64)) AS f4,
    CASE WHEN NOT isNaN(assay_table.`confidence_score`) THEN assay_table.`confidence_score` END AS f5,
    CASE WHEN LOWER(TRIM(BOTH ' \t\n\r' FROM assay_table.`endpoint`)) NOT IN ('', 'null', 'na', 'n/a', 'nan', 'none')
      THEN TRIM(BOTH ' \t\n\r' FROM assay_table.`endpoint`) END AS s1
  FROM `logs`.`requests` AS assay_table
  WHERE (assay_table.`timestamp` >= toDateTime64('2025-10-22 00:00:00.000', 3, 'UTC') AND assay_table.`timestamp` < toDateTime64('2025-10-29 12:00:00.000', 3, 'UTC')) OR assay_table.`timestamp` IS NULL
),
assay_fields AS (
  SELECT
    grp, unit,
    CAST(toUnixTimestamp64Milli(toDateTime64(moment, 3, 'UTC')) AS Nullable(Float64)) AS t,
    CASE WHEN isFinite(f1) THEN f1 END AS c1,
    CASE WHEN f2 = 0 THEN 99999.0 WHEN f2 > 0 AND f2 < 100000 AND f2 = FLOOR(f2) THEN f2 END AS c2,
    CASE WHEN f3 THEN 1.0 WHEN NOT f3 THEN 0.0 END AS c3,
    CASE WHEN f4 = 0 THEN 99999.0 WHEN f4 > 0 AND f4 < 100000 AND f4 = FLOOR(f4) THEN f4 END AS c4,
    CASE WHEN isFinite(f5) THEN f5 END AS c5,
    moment, f1, f2, f4, f5, s1
  FROM assay_log
),
assay_rows AS (
  SELECT
    grp, unit, t,
    c1 AS x1,
    CAST(CASE WHEN (c2 < 500.0) AND (c1 > 50.0) THEN c1 END AS Nullable(Float64)) AS x2,
    CAST(CASE WHEN NOT ((c2 < 500.0) AND (c1 > 50.0)) THEN NULL ELSE 1.0 END AS Nullable(Float64)) AS x3,
    CAST(CASE WHEN 1.0 IS NOT NULL THEN CASE WHEN c4 >= 500 THEN 1.0 WHEN c4 IS NOT NULL THEN 0.0 ELSE 1.0 - c3 END END AS Nullable(Float64)) AS x4,
    CAST(CASE WHEN CASE WHEN c4 >= 500 THEN 1.0 WHEN c4 IS NOT NULL THEN 0.0 ELSE 1.0 - c3 END IS NOT NULL THEN 1.0 END AS Nullable(Float64)) AS x5,
    CAST(CASE WHEN c5 IS NOT NULL THEN c1 END AS Nullable(Float64)) AS x6,
    CAST(CASE WHEN c1 IS NOT NULL THEN c5 END AS Nullable(Float64)) AS x7,
    CAST(1.0 AS Nullable(Float64)) AS x8,
    CAST(CASE WHEN (c1 > 400.0) THEN 1.0 END AS Nullable(Float64)) AS x9,
    CAST(CASE WHEN NOT ((c1 > 400.0)) THEN NULL ELSE 1.0 END AS Nullable(Float64)) AS x10,
    CAST(CASE WHEN c4 >= 500 THEN 1.0 WHEN c4 IS NOT NULL THEN 0.0 ELSE 1.0 - c3 END AS Nullable(Float64)) AS x11,
    CAST(CASE WHEN c2 >= 500.0 THEN 1.0 WHEN c2 IS NOT NULL THEN 0.0 END AS Nullable(Float64)) AS x12,
    s1,
    CASE
      WHEN grp IS NULL THEN 'missing_group'
      WHEN moment IS NOT NULL AND t IS NULL THEN 'bad_time'
      WHEN f1 IS NOT NULL AND c1 IS NULL THEN 'bad_number'
      WHEN c1 < 0 THEN 'negative_duration'
      WHEN f2 IS NOT NULL AND c2 IS NULL THEN 'bad_number'
      WHEN f4 IS NOT NULL AND c4 IS NULL THEN 'bad_number'
      WHEN f5 IS NOT NULL AND c5 IS NULL THEN 'bad_number'
      WHEN t IS NULL THEN 'missing_time'
    END AS trouble
  FROM assay_fields
),
assay_centres AS (
  SELECT
    COALESCE(AVG(x1), 0) AS m1,
    COALESCE(AVG(x2), 0) AS m2,
    COALESCE(AVG(x6), 0) AS m6,
    COALESCE(AVG(x7), 0) AS m7
  FROM assay_rows
  WHERE trouble IS NULL
),
assay_values AS (
  SELECT
    assay_rows.*,
    x1 - (SELECT m1 FROM assay_centres) AS d1,
    x2 - (SELECT m2 FROM assay_centres) AS d2,
    x6 - (SELECT m6 FROM assay_centres) AS d6,
    x7 - (SELECT m7 FROM assay_centres) AS d7
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
    CAST(COUNT(x1) AS Nullable(Float64)) AS n1,
    COALESCE(SUM(d2), 0) AS y2,
    CAST(COUNT(x2) AS Nullable(Float64)) AS n2,
    COALESCE(SUM(x4), 0) AS y4,
    CAST(COUNT(x4) AS Nullable(Float64)) AS n4,
    COALESCE(SUM(x5), 0) AS y5,
    CAST(COUNT(x5) AS Nullable(Float64)) AS n5,
    COALESCE(SUM(d6), 0) AS y6,
    CAST(COUNT(x6) AS Nullable(Float64)) AS n6,
    COALESCE(SUM(d7), 0) AS y7,
    CAST(COUNT(x7) AS Nullable(Float64)) AS n7,
    COALESCE(SUM(x8), 0) AS y8,
    CAST(COUNT(x8) AS Nullable(Float64)) AS n8,
    COALESCE(SUM(x9), 0) AS y9,
    CAST(COUNT(x9) AS Nullable(Float64)) AS n9,
    COALESCE(SUM(x11), 0) AS y11,
    CAST(COUNT(x11) AS Nullable(Float64)) AS n11,
    COALESCE(SUM(x12), 0) AS y12,
    CAST(COUNT(x12) AS Nullable(Float64)) AS n12
  FROM assay_requests
  WHERE unit IS NOT NULL
  GROUP BY grp, unit
),
assay_pairs AS (
  SELECT
    assay_units.*,
    leadInFrame(grp) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_grp,
    leadInFrame(y1) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y1,
    leadInFrame(n1) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n1,
    leadInFrame(y2) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y2,
    leadInFrame(n2) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n2,
    leadInFrame(y4) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y4,
    leadInFrame(n4) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n4,
    leadInFrame(y5) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y5,
    leadInFrame(n5) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n5,
    leadInFrame(y6) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y6,
    leadInFrame(n6) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n6,
    leadInFrame(y7) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y7,
    leadInFrame(n7) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n7,
    leadInFrame(y8) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y8,
    leadInFrame(n8) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n8,
    leadInFrame(y9) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y9,
    leadInFrame(n9) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n9,
    leadInFrame(y11) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y11,
    leadInFrame(n11) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n11,
    leadInFrame(y12) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_y12,
    leadInFrame(n12) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_n12,
    leadInFrame(grp, 2) OVER (PARTITION BY unit ORDER BY grp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS third_grp
  FROM assay_units
),
assay_strata1 AS (
  SELECT COUNT(DISTINCT s1) AS strata1 FROM assay_requests
)
SELECT
  'rows' AS part, grp AS key1, trouble AS key2, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END AS key3,
  toFloat64(COUNT(*)) AS v1, MIN(t) AS v2, MAX(t) AS v3, (SELECT m1 FROM assay_centres) AS v4,
  toFloat64(COUNT(x1)) AS v5, AVG(d1) AS v6, varSampStable(d1) AS v7, MIN(x1) AS v8, MAX(x1) AS v9,
  (SELECT m2 FROM assay_centres) AS v10, toFloat64(COUNT(x2)) AS v11, AVG(d2) AS v12, varSampStable(d2) AS v13,
  MIN(x2) AS v14, MAX(x2) AS v15, toFloat64(0) AS v16, toFloat64(COUNT(x3)) AS v17, AVG(x3) AS v18,
  varSampStable(x3) AS v19, MIN(x3) AS v20, MAX(x3) AS v21, toFloat64(0) AS v22, toFloat64(COUNT(x4)) AS v23,
  AVG(x4) AS v24, varSampStable(x4) AS v25, MIN(x4) AS v26, MAX(x4) AS v27, toFloat64(0) AS v28,
  toFloat64(COUNT(x5)) AS v29, AVG(x5) AS v30, varSampStable(x5) AS v31, MIN(x5) AS v32, MAX(x5) AS v33,
  (SELECT m6 FROM assay_centres) AS v34, toFloat64(COUNT(x6)) AS v35, AVG(d6) AS v36, varSampStable(d6) AS v37,
  MIN(x6) AS v38, MAX(x6) AS v39, (SELECT m7 FROM assay_centres) AS v40, toFloat64(COUNT(x7)) AS v41,
  AVG(d7) AS v42, varSampStable(d7) AS v43, MIN(x7) AS v44, MAX(x7) AS v45, toFloat64(0) AS v46,
  toFloat64(COUNT(x8)) AS v47, AVG(x8) AS v48, varSampStable(x8) AS v49, MIN(x8) AS v50, MAX(x8) AS v51,
  toFloat64(0) AS v52, toFloat64(COUNT(x9)) AS v53, AVG(x9) AS v54, varSampStable(x9) AS v55, MIN(x9) AS v56,
  MAX(x9) AS v57, toFloat64(0) AS v58, toFloat64(COUNT(x10)) AS v59, AVG(x10) AS v60, varSampStable(x10) AS v61,
  MIN(x10) AS v62, MAX(x10) AS v63, toFloat64(0) AS v64, toFloat64(COUNT(x11)) AS v65, AVG(x11) AS v66,
  varSampStable(x11) AS v67, MIN(x11) AS v68, MAX(x11) AS v69, toFloat64(0) AS v70,
  toFloat64(COUNT(x12)) AS v71, AVG(x12) AS v72, varSampStable(x12) AS v73, MIN(x12) AS v74, MAX(x12) AS v75,
  covarSampStable(x4, x5) AS v76, covarSampStable(x6, x7) AS v77, CAST(NULL AS Nullable(Float64)) AS v78,
  CAST(NULL AS Nullable(Float64)) AS v79, CAST(NULL AS Nullable(Float64)) AS v80,
  CAST(NULL AS Nullable(Float64)) AS v81, CAST(NULL AS Nullable(Float64)) AS v82,
  CAST(NULL AS Nullable(Float64)) AS v83, CAST(NULL AS Nullable(Float64)) AS v84,
  CAST(NULL AS Nullable(Float64)) AS v85, CAST(NULL AS Nullable(Float64)) AS v86,
  CAST(NULL AS Nullable(Float64)) AS v87, CAST(NULL AS Nullable(Float64)) AS v88,
  CAST(NULL AS Nullable(Float64)) AS v89, CAST(NULL AS Nullable(Float64)) AS v90,
  CAST(NULL AS Nullable(Float64)) AS v91, CAST(NULL AS Nullable(Float64)) AS v92,
  CAST(NULL AS Nullable(Float64)) AS v93, CAST(NULL AS Nullable(Float64)) AS v94,
  CAST(NULL AS Nullable(Float64)) AS v95, CAST(NULL AS Nullable(Float64)) AS v96,
  CAST(NULL AS Nullable(Float64)) AS v97, CAST(NULL AS Nullable(Float64)) AS v98,
  CAST(NULL AS Nullable(Float64)) AS v99, CAST(NULL AS Nullable(Float64)) AS v100,
  CAST(NULL AS Nullable(Float64)) AS v101, CAST(NULL AS Nullable(Float64)) AS v102,
  CAST(NULL AS Nullable(Float64)) AS v103, CAST(NULL AS Nullable(Float64)) AS v104,
  CAST(NULL AS Nullable(Float64)) AS v105, CAST(NULL AS Nullable(Float64)) AS v106,
  CAST(NULL AS Nullable(Float64)) AS v107, CAST(NULL AS Nullable(Float64)) AS v108,
  CAST(NULL AS Nullable(Float64)) AS v109, CAST(NULL AS Nullable(Float64)) AS v110,
  CAST(NULL AS Nullable(Float64)) AS v111, CAST(NULL AS Nullable(Float64)) AS v112,
  CAST(NULL AS Nullable(Float64)) AS v113, CAST(NULL AS Nullable(Float64)) AS v114,
  CAST(NULL AS Nullable(Float64)) AS v115, CAST(NULL AS Nullable(Float64)) AS v116,
  CAST(NULL AS Nullable(Float64)) AS v117, CAST(NULL AS Nullable(Float64)) AS v118,
  CAST(NULL AS Nullable(Float64)) AS v119, CAST(NULL AS Nullable(Float64)) AS v120,
  CAST(NULL AS Nullable(Float64)) AS v121, CAST(NULL AS Nullable(Float64)) AS v122,
  CAST(NULL AS Nullable(Float64)) AS v123, CAST(NULL AS Nullable(Float64)) AS v124,
  CAST(NULL AS Nullable(Float64)) AS v125, CAST(NULL AS Nullable(Float64)) AS v126,
  CAST(NULL AS Nullable(Float64)) AS v127, CAST(NULL AS Nullable(Float64)) AS v128,
  CAST(NULL AS Nullable(Float64)) AS v129, CAST(NULL AS Nullable(Float64)) AS v130,
  CAST(NULL AS Nullable(Float64)) AS v131, CAST(NULL AS Nullable(Float64)) AS v132,
  CAST(NULL AS Nullable(Float64)) AS v133, CAST(NULL AS Nullable(Float64)) AS v134,
  CAST(NULL AS Nullable(Float64)) AS v135, CAST(NULL AS Nullable(Float64)) AS v136,
  CAST(NULL AS Nullable(Float64)) AS v137, CAST(NULL AS Nullable(Float64)) AS v138,
  CAST(NULL AS Nullable(Float64)) AS v139, CAST(NULL AS Nullable(Float64)) AS v140,
  CAST(NULL AS Nullable(Float64)) AS v141, CAST(NULL AS Nullable(Float64)) AS v142,
  CAST(NULL AS Nullable(Float64)) AS v143, CAST(NULL AS Nullable(Float64)) AS v144,
  CAST(NULL AS Nullable(Float64)) AS v145, CAST(NULL AS Nullable(Float64)) AS v146,
  CAST(NULL AS Nullable(Float64)) AS v147, CAST(NULL AS Nullable(Float64)) AS v148,
  CAST(NULL AS Nullable(Float64)) AS v149, CAST(NULL AS Nullable(Float64)) AS v150,
  CAST(NULL AS Nullable(Float64)) AS v151, CAST(NULL AS Nullable(Float64)) AS v152,
  CAST(NULL AS Nullable(Float64)) AS v153, CAST(NULL AS Nullable(Float64)) AS v154,
  CAST(NULL AS Nullable(Float64)) AS v155, CAST(NULL AS Nullable(Float64)) AS v156,
  CAST(NULL AS Nullable(Float64)) AS v157, CAST(NULL AS Nullable(Float64)) AS v158,
  CAST(NULL AS Nullable(Float64)) AS v159, CAST(NULL AS Nullable(Float64)) AS v160,
  CAST(NULL AS Nullable(Float64)) AS v161, CAST(NULL AS Nullable(Float64)) AS v162,
  CAST(NULL AS Nullable(Float64)) AS v163, CAST(NULL AS Nullable(Float64)) AS v164,
  CAST(NULL AS Nullable(Float64)) AS v165, CAST(NULL AS Nullable(Float64)) AS v166,
  CAST(NULL AS Nullable(Float64)) AS v167, CAST(NULL AS Nullable(Float64)) AS v168,
  CAST(NULL AS Nullable(Float64)) AS v169, CAST(NULL AS Nullable(Float64)) AS v170,
  CAST(NULL AS Nullable(Float64)) AS v171, CAST(NULL AS Nullable(Float64)) AS v172,
  CAST(NULL AS Nullable(Float64)) AS v173, CAST(NULL AS Nullable(Float64)) AS v174,
  CAST(NULL AS Nullable(Float64)) AS v175, CAST(NULL AS Nullable(Float64)) AS v176,
  CAST(NULL AS Nullable(Float64)) AS v177, CAST(NULL AS Nullable(Float64)) AS v178,
  CAST(NULL AS Nullable(Float64)) AS v179, CAST(NULL AS Nullable(Float64)) AS v180,
  CAST(NULL AS Nullable(Float64)) AS v181, CAST(NULL AS Nullable(Float64)) AS v182,
  CAST(NULL AS Nullable(Float64)) AS v183, CAST(NULL AS Nullable(Float64)) AS v184,
  CAST(NULL AS Nullable(Float64)) AS v185, CAST(NULL AS Nullable(Float64)) AS v186,
  CAST(NULL AS Nullable(Float64)) AS v187, CAST(NULL AS Nullable(Float64)) AS v188,
  CAST(NULL AS Nullable(Float64)) AS v189, CAST(NULL AS Nullable(Float64)) AS v190,
  CAST(NULL AS Nullable(Float64)) AS v191, CAST(NULL AS Nullable(Float64)) AS v192,
  CAST(NULL AS Nullable(Float64)) AS v193, CAST(NULL AS Nullable(Float64)) AS v194,
  CAST(NULL AS Nullable(Float64)) AS v195, CAST(NULL AS Nullable(Float64)) AS v196,
  CAST(NULL AS Nullable(Float64)) AS v197, CAST(NULL AS Nullable(Float64)) AS v198,
  CAST(NULL AS Nullable(Float64)) AS v199, CAST(NULL AS Nullable(Float64)) AS v200,
  CAST(NULL AS Nullable(Float64)) AS v201, CAST(NULL AS Nullable(Float64)) AS v202,
  CAST(NULL AS Nullable(Float64)) AS v203, CAST(NULL AS Nullable(Float64)) AS v204,
  CAST(NULL AS Nullable(Float64)) AS v205, CAST(NULL AS Nullable(Float64)) AS v206,
  CAST(NULL AS Nullable(Float64)) AS v207, CAST(NULL AS Nullable(Float64)) AS v208,
  CAST(NULL AS Nullable(Float64)) AS v209, CAST(NULL AS Nullable(Float64)) AS v210,
  CAST(NULL AS Nullable(Float64)) AS v211, CAST(NULL AS Nullable(Float64)) AS v212,
  CAST(NULL AS Nullable(Float64)) AS v213, CAST(NULL AS Nullable(Float64)) AS v214,
  CAST(NULL AS Nullable(Float64)) AS v215, CAST(NULL AS Nullable(Float64)) AS v216,
  CAST(NULL AS Nullable(Float64)) AS v217, CAST(NULL AS Nullable(Float64)) AS v218,
  CAST(NULL AS Nullable(Float64)) AS v219, CAST(NULL AS Nullable(Float64)) AS v220,
  CAST(NULL AS Nullable(Float64)) AS v221, CAST(NULL AS Nullable(Float64)) AS v222,
  CAST(NULL AS Nullable(Float64)) AS v223, CAST(NULL AS Nullable(Float64)) AS v224
FROM assay_values
GROUP BY grp, trouble, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END
UNION ALL
SELECT
  'quantiles', grp, NULL, NULL, q1[1], q1[2], q1[3], q1[4], q1[5], q1[6], q1[7], q1[8], q1[9], q1[10], q1[11],
  q1[12], q1[13], q1[14], q1[15], q1[16], q1[17], q1[18], q1[19], q1[20], q1[21], q1[22], q1[23], q1[24],
  q1[25], q1[26], q1[27], q1[28], q1[29], q1[30], q1[31], q1[32], q1[33], q1[34], q1[35], q1[36], q1[37],
  q1[38], q1[39], q1[40], q1[41], q1[42], q1[43], q1[44], q1[45], q1[46], q1[47], q1[48], q1[49], q1[50],
  q1[51], q1[52], q1[53], q1[54], q1[55], q1[56], q1[57], q1[58], q1[59], q1[60], q1[61], q1[62], q1[63], q2[1],
  q2[2], q2[3], NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM (
  SELECT
    grp,
    quantilesExactInclusive(
      0.78616, 0.90904, 0.9397599999999999, 0.94744, 0.94936, 0.9498399999999999, 0.9499599999999999, 0.94999,
      0.95, 0.9500099999999999, 0.95004, 0.95016, 0.9506399999999999, 0.95256, 0.96024, 0.99096,
      0.33616, 0.45904, 0.48976, 0.49744, 0.49936, 0.49984, 0.49996, 0.49999,
      0.5, 0.50001, 0.50004, 0.50016, 0.50064, 0.50256, 0.51024, 0.54096,
      0.66384, 0.82616, 0.94904, 0.97976, 0.98744, 0.98936, 0.9898399999999999, 0.98996,
      0.98999, 0.99, 0.99001, 0.99004, 0.99016, 0.99064, 0.99256, 0.73616,
      0.85904, 0.88976, 0.89744, 0.89936, 0.89984, 0.89996, 0.8999900000000001, 0.9,
      0.90001, 0.9000400000000001, 0.9001600000000001, 0.90064, 0.90256, 0.91024, 0.94096
    )(x1) AS q1,
    quantilesExactInclusive(0.5, 0.95, 0.99)(x2) AS q2
  FROM assay_requests
  GROUP BY grp
) AS quantiles
UNION ALL
SELECT
  'units', grp, next_grp, NULL, toFloat64(COUNT(*)), (SELECT m1 FROM assay_centres),
  toFloat64(COUNT(CASE WHEN n1 > 0 THEN y1 END)), AVG(CASE WHEN n1 > 0 THEN y1 END),
  varSampStable(CASE WHEN n1 > 0 THEN y1 END), AVG(CASE WHEN n1 > 0 THEN n1 END),
  varSampStable(CASE WHEN n1 > 0 THEN n1 END),
  covarSampStable(CASE WHEN n1 > 0 THEN y1 END, CASE WHEN n1 > 0 THEN n1 END), MAX(n1),
  toFloat64(COUNT(CASE WHEN y1 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y1 < n1 - 0.5 THEN 1 END)),
  (SELECT m2 FROM assay_centres), toFloat64(COUNT(CASE WHEN n2 > 0 THEN y2 END)),
  AVG(CASE WHEN n2 > 0 THEN y2 END), varSampStable(CASE WHEN n2 > 0 THEN y2 END),
  AVG(CASE WHEN n2 > 0 THEN n2 END), varSampStable(CASE WHEN n2 > 0 THEN n2 END),
  covarSampStable(CASE WHEN n2 > 0 THEN y2 END, CASE WHEN n2 > 0 THEN n2 END), MAX(n2),
  toFloat64(COUNT(CASE WHEN y2 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y2 < n2 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n4 > 0 THEN y4 END)), AVG(CASE WHEN n4 > 0 THEN y4 END),
  varSampStable(CASE WHEN n4 > 0 THEN y4 END), AVG(CASE WHEN n4 > 0 THEN n4 END),
  varSampStable(CASE WHEN n4 > 0 THEN n4 END),
  covarSampStable(CASE WHEN n4 > 0 THEN y4 END, CASE WHEN n4 > 0 THEN n4 END), MAX(n4),
  toFloat64(COUNT(CASE WHEN y4 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y4 < n4 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n5 > 0 THEN y5 END)), AVG(CASE WHEN n5 > 0 THEN y5 END),
  varSampStable(CASE WHEN n5 > 0 THEN y5 END), AVG(CASE WHEN n5 > 0 THEN n5 END),
  varSampStable(CASE WHEN n5 > 0 THEN n5 END),
  covarSampStable(CASE WHEN n5 > 0 THEN y5 END, CASE WHEN n5 > 0 THEN n5 END), MAX(n5),
  toFloat64(COUNT(CASE WHEN y5 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y5 < n5 - 0.5 THEN 1 END)),
  (SELECT m6 FROM assay_centres), toFloat64(COUNT(CASE WHEN n6 > 0 THEN y6 END)),
  AVG(CASE WHEN n6 > 0 THEN y6 END), varSampStable(CASE WHEN n6 > 0 THEN y6 END),
  AVG(CASE WHEN n6 > 0 THEN n6 END), varSampStable(CASE WHEN n6 > 0 THEN n6 END),
  covarSampStable(CASE WHEN n6 > 0 THEN y6 END, CASE WHEN n6 > 0 THEN n6 END), MAX(n6),
  toFloat64(COUNT(CASE WHEN y6 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y6 < n6 - 0.5 THEN 1 END)),
  (SELECT m7 FROM assay_centres), toFloat64(COUNT(CASE WHEN n7 > 0 THEN y7 END)),
  AVG(CASE WHEN n7 > 0 THEN y7 END), varSampStable(CASE WHEN n7 > 0 THEN y7 END),
  AVG(CASE WHEN n7 > 0 THEN n7 END), varSampStable(CASE WHEN n7 > 0 THEN n7 END),
  covarSampStable(CASE WHEN n7 > 0 THEN y7 END, CASE WHEN n7 > 0 THEN n7 END), MAX(n7),
  toFloat64(COUNT(CASE WHEN y7 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y7 < n7 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n8 > 0 THEN y8 END)), AVG(CASE WHEN n8 > 0 THEN y8 END),
  varSampStable(CASE WHEN n8 > 0 THEN y8 END), AVG(CASE WHEN n8 > 0 THEN n8 END),
  varSampStable(CASE WHEN n8 > 0 THEN n8 END),
  covarSampStable(CASE WHEN n8 > 0 THEN y8 END, CASE WHEN n8 > 0 THEN n8 END), MAX(n8),
  toFloat64(COUNT(CASE WHEN y8 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y8 < n8 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n9 > 0 THEN y9 END)), AVG(CASE WHEN n9 > 0 THEN y9 END),
  varSampStable(CASE WHEN n9 > 0 THEN y9 END), AVG(CASE WHEN n9 > 0 THEN n9 END),
  varSampStable(CASE WHEN n9 > 0 THEN n9 END),
  covarSampStable(CASE WHEN n9 > 0 THEN y9 END, CASE WHEN n9 > 0 THEN n9 END), MAX(n9),
  toFloat64(COUNT(CASE WHEN y9 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y9 < n9 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n11 > 0 THEN y11 END)), AVG(CASE WHEN n11 > 0 THEN y11 END),
  varSampStable(CASE WHEN n11 > 0 THEN y11 END), AVG(CASE WHEN n11 > 0 THEN n11 END),
  varSampStable(CASE WHEN n11 > 0 THEN n11 END),
  covarSampStable(CASE WHEN n11 > 0 THEN y11 END, CASE WHEN n11 > 0 THEN n11 END), MAX(n11),
  toFloat64(COUNT(CASE WHEN y11 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y11 < n11 - 0.5 THEN 1 END)),
  toFloat64(0), toFloat64(COUNT(CASE WHEN n12 > 0 THEN y12 END)), AVG(CASE WHEN n12 > 0 THEN y12 END),
  varSampStable(CASE WHEN n12 > 0 THEN y12 END), AVG(CASE WHEN n12 > 0 THEN n12 END),
  varSampStable(CASE WHEN n12 > 0 THEN n12 END),
  covarSampStable(CASE WHEN n12 > 0 THEN y12 END, CASE WHEN n12 > 0 THEN n12 END), MAX(n12),
  toFloat64(COUNT(CASE WHEN y12 > 0.5 THEN 1 END)), toFloat64(COUNT(CASE WHEN y12 < n12 - 0.5 THEN 1 END)),
  toFloat64(COUNT(CASE WHEN n4 > 0 THEN y4 END)), AVG(CASE WHEN n4 > 0 THEN y4 END),
  varSampStable(CASE WHEN n4 > 0 THEN y4 END), AVG(CASE WHEN n4 > 0 THEN y5 END),
  varSampStable(CASE WHEN n4 > 0 THEN y5 END),
  covarSampStable(CASE WHEN n4 > 0 THEN y4 END, CASE WHEN n4 > 0 THEN y5 END),
  toFloat64(COUNT(CASE WHEN n6 > 0 THEN (y6 + (SELECT m6 FROM assay_centres) * n6) END)),
  AVG(CASE WHEN n6 > 0 THEN (y6 + (SELECT m6 FROM assay_centres) * n6) END),
  varSampStable(CASE WHEN n6 > 0 THEN (y6 + (SELECT m6 FROM assay_centres) * n6) END),
  AVG(CASE WHEN n6 > 0 THEN (y7 + (SELECT m7 FROM assay_centres) * n7) END),
  varSampStable(CASE WHEN n6 > 0 THEN (y7 + (SELECT m7 FROM assay_centres) * n7) END),
  covarSampStable(CASE WHEN n6 > 0 THEN (y6 + (SELECT m6 FROM assay_centres) * n6) END, CASE WHEN n6 > 0 THEN (y7 + (SELECT m7 FROM assay_centres) * n7) END),
  toFloat64(COUNT(y8)), AVG(y8), varSampStable(y8), MIN(y8), MAX(y8), toFloat64(COUNT(y9)), AVG(y9),
  varSampStable(y9), MIN(y9), MAX(y9), toFloat64(COUNT((y1 + (SELECT m1 FROM assay_centres) * n1))),
  AVG((y1 + (SELECT m1 FROM assay_centres) * n1)), varSampStable((y1 + (SELECT m1 FROM assay_centres) * n1)),
  MIN((y1 + (SELECT m1 FROM assay_centres) * n1)), MAX((y1 + (SELECT m1 FROM assay_centres) * n1)),
  toFloat64(COUNT(CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END)),
  AVG(CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END),
  varSampStable(CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END),
  MIN(CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END),
  MAX(CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END),
  toFloat64(COUNT(CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64)))),
  AVG(CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64))),
  varSampStable(CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64))),
  MIN(CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64))),
  MAX(CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64))), toFloat64(COUNT(third_grp)),
  toFloat64(COUNT(CASE WHEN n1 > 0 AND next_n1 > 0 THEN 1 END)),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_y1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN y1 * next_n1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_y1 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN n1 * next_n1 END),
  toFloat64(COUNT(CASE WHEN n2 > 0 AND next_n2 > 0 THEN 1 END)),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_y2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN y2 * next_n2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_y2 END),
  SUM(CASE WHEN n2 > 0 AND next_n2 > 0 THEN n2 * next_n2 END),
  toFloat64(COUNT(CASE WHEN n4 > 0 AND next_n4 > 0 THEN 1 END)),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y4 * next_y4 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y4 * next_n4 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN n4 * next_y4 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN n4 * next_n4 END),
  toFloat64(COUNT(CASE WHEN n5 > 0 AND next_n5 > 0 THEN 1 END)),
  SUM(CASE WHEN n5 > 0 AND next_n5 > 0 THEN y5 * next_y5 END),
  SUM(CASE WHEN n5 > 0 AND next_n5 > 0 THEN y5 * next_n5 END),
  SUM(CASE WHEN n5 > 0 AND next_n5 > 0 THEN n5 * next_y5 END),
  SUM(CASE WHEN n5 > 0 AND next_n5 > 0 THEN n5 * next_n5 END),
  toFloat64(COUNT(CASE WHEN n6 > 0 AND next_n6 > 0 THEN 1 END)),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0 THEN y6 * next_y6 END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0 THEN y6 * next_n6 END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0 THEN n6 * next_y6 END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0 THEN n6 * next_n6 END),
  toFloat64(COUNT(CASE WHEN n7 > 0 AND next_n7 > 0 THEN 1 END)),
  SUM(CASE WHEN n7 > 0 AND next_n7 > 0 THEN y7 * next_y7 END),
  SUM(CASE WHEN n7 > 0 AND next_n7 > 0 THEN y7 * next_n7 END),
  SUM(CASE WHEN n7 > 0 AND next_n7 > 0 THEN n7 * next_y7 END),
  SUM(CASE WHEN n7 > 0 AND next_n7 > 0 THEN n7 * next_n7 END),
  toFloat64(COUNT(CASE WHEN n8 > 0 AND next_n8 > 0 THEN 1 END)),
  SUM(CASE WHEN n8 > 0 AND next_n8 > 0 THEN y8 * next_y8 END),
  SUM(CASE WHEN n8 > 0 AND next_n8 > 0 THEN y8 * next_n8 END),
  SUM(CASE WHEN n8 > 0 AND next_n8 > 0 THEN n8 * next_y8 END),
  SUM(CASE WHEN n8 > 0 AND next_n8 > 0 THEN n8 * next_n8 END),
  toFloat64(COUNT(CASE WHEN n9 > 0 AND next_n9 > 0 THEN 1 END)),
  SUM(CASE WHEN n9 > 0 AND next_n9 > 0 THEN y9 * next_y9 END),
  SUM(CASE WHEN n9 > 0 AND next_n9 > 0 THEN y9 * next_n9 END),
  SUM(CASE WHEN n9 > 0 AND next_n9 > 0 THEN n9 * next_y9 END),
  SUM(CASE WHEN n9 > 0 AND next_n9 > 0 THEN n9 * next_n9 END),
  toFloat64(COUNT(CASE WHEN n11 > 0 AND next_n11 > 0 THEN 1 END)),
  SUM(CASE WHEN n11 > 0 AND next_n11 > 0 THEN y11 * next_y11 END),
  SUM(CASE WHEN n11 > 0 AND next_n11 > 0 THEN y11 * next_n11 END),
  SUM(CASE WHEN n11 > 0 AND next_n11 > 0 THEN n11 * next_y11 END),
  SUM(CASE WHEN n11 > 0 AND next_n11 > 0 THEN n11 * next_n11 END),
  toFloat64(COUNT(CASE WHEN n12 > 0 AND next_n12 > 0 THEN 1 END)),
  SUM(CASE WHEN n12 > 0 AND next_n12 > 0 THEN y12 * next_y12 END),
  SUM(CASE WHEN n12 > 0 AND next_n12 > 0 THEN y12 * next_n12 END),
  SUM(CASE WHEN n12 > 0 AND next_n12 > 0 THEN n12 * next_y12 END),
  SUM(CASE WHEN n12 > 0 AND next_n12 > 0 THEN n12 * next_n12 END),
  toFloat64(COUNT(CASE WHEN n4 > 0 AND next_n4 > 0 THEN 1 END)),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y4 * next_y4 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y4 * next_y5 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y5 * next_y4 END),
  SUM(CASE WHEN n4 > 0 AND next_n4 > 0 THEN y5 * next_y5 END),
  toFloat64(COUNT(CASE WHEN n6 > 0 AND next_n6 > 0 THEN 1 END)),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0
    THEN (y6 + (SELECT m6 FROM assay_centres) * n6) * (next_y6 + (SELECT m6 FROM assay_centres) * next_n6) END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0
    THEN (y6 + (SELECT m6 FROM assay_centres) * n6) * (next_y7 + (SELECT m7 FROM assay_centres) * next_n7) END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0
    THEN (y7 + (SELECT m7 FROM assay_centres) * n7) * (next_y6 + (SELECT m6 FROM assay_centres) * next_n6) END),
  SUM(CASE WHEN n6 > 0 AND next_n6 > 0
    THEN (y7 + (SELECT m7 FROM assay_centres) * n7) * (next_y7 + (SELECT m7 FROM assay_centres) * next_n7) END),
  toFloat64(COUNT(CASE WHEN next_n8 IS NOT NULL THEN 1 END)),
  SUM(CASE WHEN next_n8 IS NOT NULL THEN y8 * next_y8 END),
  SUM(CASE WHEN next_n8 IS NOT NULL THEN y8 * 1.0 END),
  SUM(CASE WHEN next_n8 IS NOT NULL THEN 1.0 * next_y8 END),
  SUM(CASE WHEN next_n8 IS NOT NULL THEN 1.0 * 1.0 END),
  toFloat64(COUNT(CASE WHEN next_n9 IS NOT NULL THEN 1 END)),
  SUM(CASE WHEN next_n9 IS NOT NULL THEN y9 * next_y9 END),
  SUM(CASE WHEN next_n9 IS NOT NULL THEN y9 * 1.0 END),
  SUM(CASE WHEN next_n9 IS NOT NULL THEN 1.0 * next_y9 END),
  SUM(CASE WHEN next_n9 IS NOT NULL THEN 1.0 * 1.0 END),
  toFloat64(COUNT(CASE WHEN next_n1 IS NOT NULL THEN 1 END)),
  SUM(CASE WHEN next_n1 IS NOT NULL
    THEN (y1 + (SELECT m1 FROM assay_centres) * n1) * (next_y1 + (SELECT m1 FROM assay_centres) * next_n1) END),
  SUM(CASE WHEN next_n1 IS NOT NULL THEN (y1 + (SELECT m1 FROM assay_centres) * n1) * 1.0 END),
  SUM(CASE WHEN next_n1 IS NOT NULL THEN 1.0 * (next_y1 + (SELECT m1 FROM assay_centres) * next_n1) END),
  SUM(CASE WHEN next_n1 IS NOT NULL THEN 1.0 * 1.0 END),
  toFloat64(COUNT(CASE WHEN n1 > 0 AND next_n1 > 0 THEN 1 END)),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0
    THEN CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END * CASE WHEN next_n1 > 0 THEN (next_y1 + (SELECT m1 FROM assay_centres) * next_n1) / next_n1 END END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN CASE WHEN n1 > 0 THEN (y1 + (SELECT m1 FROM assay_centres) * n1) / n1 END * 1.0 END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0
    THEN 1.0 * CASE WHEN next_n1 > 0 THEN (next_y1 + (SELECT m1 FROM assay_centres) * next_n1) / next_n1 END END),
  SUM(CASE WHEN n1 > 0 AND next_n1 > 0 THEN 1.0 * 1.0 END),
  toFloat64(COUNT(CASE WHEN next_n11 IS NOT NULL THEN 1 END)),
  SUM(CASE WHEN next_n11 IS NOT NULL
    THEN CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64)) * CAST(CASE WHEN next_y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64)) END),
  SUM(CASE WHEN next_n11 IS NOT NULL THEN CAST(CASE WHEN y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64)) * 1.0 END),
  SUM(CASE WHEN next_n11 IS NOT NULL THEN 1.0 * CAST(CASE WHEN next_y11 > 0.5 THEN 1 ELSE 0 END AS Nullable(Float64)) END),
  SUM(CASE WHEN next_n11 IS NOT NULL THEN 1.0 * 1.0 END)
FROM assay_pairs
GROUP BY grp, next_grp
UNION ALL
SELECT
  'traffic', grp, NULL, NULL, FLOOR(t / 60000.0), toFloat64(COUNT(*)), MIN(t), MAX(t), NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM assay_requests
WHERE t IS NOT NULL
GROUP BY grp, FLOOR(t / 60000.0)
UNION ALL
SELECT
  'cells0', grp, CAST(NULL AS Nullable(String)), CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END,
  FLOOR(t / 86400000.0), toFloat64(COUNT(*)), (SELECT m1 FROM assay_centres), toFloat64(COUNT(x1)), AVG(d1),
  varSampStable(d1), MIN(x1), MAX(x1), (SELECT m2 FROM assay_centres), toFloat64(COUNT(x2)), AVG(d2),
  varSampStable(d2), MIN(x2), MAX(x2), toFloat64(0), toFloat64(COUNT(x12)), AVG(x12), varSampStable(x12),
  MIN(x12), MAX(x12), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM assay_requests
GROUP BY grp, FLOOR(t / 86400000.0), CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END
UNION ALL
SELECT
  'entries0', grp, CAST(NULL AS Nullable(String)), lower(hex(MD5(unit))), FLOOR(t / 86400000.0),
  toFloat64(COUNT(*)), COALESCE(SUM(d1), 0), toFloat64(COUNT(x1)), COALESCE(SUM(d2), 0), toFloat64(COUNT(x2)),
  COALESCE(SUM(x12), 0), toFloat64(COUNT(x12)), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM assay_requests
WHERE unit IS NOT NULL AND FLOOR(t / 86400000.0) IS NOT NULL
GROUP BY grp, FLOOR(t / 86400000.0), unit
UNION ALL
SELECT
  'cells1', grp, s1, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END, NULL, toFloat64(COUNT(*)),
  (SELECT m1 FROM assay_centres), toFloat64(COUNT(x1)), AVG(d1), varSampStable(d1), MIN(x1), MAX(x1),
  (SELECT m2 FROM assay_centres), toFloat64(COUNT(x2)), AVG(d2), varSampStable(d2), MIN(x2), MAX(x2),
  toFloat64(0), toFloat64(COUNT(x12)), AVG(x12), varSampStable(x12), MIN(x12), MAX(x12), NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL
FROM assay_requests CROSS JOIN assay_strata1
WHERE strata1 <= 1000
GROUP BY grp, s1, CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END
UNION ALL
SELECT
  'entries1', grp, s1, lower(hex(MD5(unit))), NULL, toFloat64(COUNT(*)), COALESCE(SUM(d1), 0),
  toFloat64(COUNT(x1)), COALESCE(SUM(d2), 0), toFloat64(COUNT(x2)), COALESCE(SUM(x12), 0),
  toFloat64(COUNT(x12)), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL
FROM assay_requests CROSS JOIN assay_strata1
WHERE unit IS NOT NULL AND s1 IS NOT NULL AND strata1 <= 1000
GROUP BY grp, s1, unit
UNION ALL
SELECT
  'assay', '2000c588b6e252ee', NULL, NULL, toFloat64(1), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;
