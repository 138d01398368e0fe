DESCRIBE TABLE EXTENDED `p`.`logs`.`requests` AS JSON;
