DESCRIBE TABLE `p`.`logs`.`requests`;
