-- Until when a node is believed to live, in milliseconds of the database's clock; how it is reached; how many jobs it takes;
-- who it is in the data grid, if there is one.
alter table node add column lease_until bigint not null default 0;
alter table node add column address varchar(256);
alter table node add column capacity integer not null default 0;
alter table node add column grid_member varchar(64);

-- How long tasks may take to halt in the turn under way, on whichever node they run.
alter table upgrade_mode add column grace_millis bigint not null default 0;
