-- The number belongs to another change and is replaced by it.
SELECT 1;
