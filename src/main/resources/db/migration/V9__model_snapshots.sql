-- Named copies of saved states. The states apart from what is told of them, which is read far more often.
create table model_snapshot (
    job_id             varchar(64) not null,
    snapshot_id        varchar(64) not null,
    made_at            bigint not null,
    description        text not null,
    retain             boolean not null,
    latest_record_time bigint,
    latest_result_time bigint,
    report             text not null,
    primary key (job_id, snapshot_id)
);

create table model_snapshot_state (
    job_id        varchar(64) not null,
    snapshot_id   varchar(64) not null,
    feed_position bigint,
    state         ${blob} not null,
    primary key (job_id, snapshot_id)
);

-- Beside a saved state: the counts and sizes that belong to it (what job_progress says may be ahead of it), the snapshot
-- that is the same, if there is one, and when the last snapshot was made; before the first, since when one is due.
alter table model_state add column report text;
alter table model_state add column snapshot_id varchar(64);
alter table model_state add column snapshot_at bigint default 0 not null;
update model_state set report = (
    select '{"counts":' || p.counts || ',"model_size":' || p.model_size || ',"timing":' || p.timing
        || ',"log_time":' || p.log_time || '}'
    from job_progress p where p.job_id = model_state.job_id);

-- What each node has, as it said at its start.
alter table node add column heap_max bigint default 0 not null;
alter table node add column memory bigint default 0 not null;

-- When expired data was last looked for by night, by whichever node. Not before the next night, so that what was kept until
-- now does not go at once.
create table nightly_deletion (
    id    integer not null primary key,
    begun bigint not null
);
insert into nightly_deletion (id, begun) values (1, cast(floor(extract(epoch from current_timestamp) * 1000) as bigint));
