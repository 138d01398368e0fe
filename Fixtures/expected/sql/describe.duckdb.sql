DESCRIBE SELECT * FROM "p"."logs"."requests";
