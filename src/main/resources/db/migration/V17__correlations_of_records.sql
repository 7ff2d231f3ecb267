-- The by value of the series from which that of a record has parted, though the two usually go together.
alter table record add column correlated_by_field_value varchar;
