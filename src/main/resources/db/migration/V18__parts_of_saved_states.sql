-- What saved states of many series hold beside their heads. A part never changes: the saved state and the snapshots that
-- hold the same one share its row, and it goes when nobody holds it any more.
-- Numbers are given by fifties; the sequence names the last of each.
create sequence model_part_id start with 50 increment by 50;

create table model_part (
    id     bigint not null primary key,
    job_id varchar(64) not null,
    state  ${blob} not null
);

create index model_part_job on model_part (job_id);

-- An empty snapshot is the saved state itself.
create table model_part_use (
    job_id      varchar(64) not null,
    snapshot_id varchar(64) not null,
    place       integer not null,
    part_id     bigint not null,
    primary key (job_id, snapshot_id, place)
);

-- How many parts there are.
alter table model_state add column parts integer default 0 not null;
alter table model_snapshot_state add column parts integer default 0 not null;
