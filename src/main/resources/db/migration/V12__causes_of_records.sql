-- What made a member of a population unusual; of other records there are none.
alter table record add column causes varchar default '[]' not null;
