-- The version of the schema that nodes must know to run anything: older ones find themselves shut out by it.
alter table upgrade_mode add column storage_level integer not null default 0;

-- One row, and nothing but its lock matters: held by whoever migrates or rebuilds internal storage as long as that takes,
-- and by whoever turns upgrade mode off while doing so.
create table maintenance (
    id integer not null primary key
);
insert into maintenance (id) values (1);
