-- Forecasts of jobs. expires_at: from when on it may be removed; null for never. Times in epoch milliseconds.
create table forecast (
    forecast_id   varchar(64) not null primary key,
    job_id        varchar(64) not null,
    created_at    bigint not null,
    expires_at    bigint,
    start_time    bigint not null,
    bucket_span   bigint not null,
    buckets       integer not null,
    series        integer not null,
    memory_bytes  bigint not null,
    processing_ms bigint not null
);

-- One series of a forecast; predictions: of each bucket in the order of time the lower bound, what is expected, and the
-- upper bound, as doubles of eight bytes.
create table forecast_series (
    forecast_id           varchar(64) not null,
    seq                   integer not null,
    detector_index        integer not null,
    function_name         varchar not null,
    field_name            varchar,
    by_field_name         varchar,
    by_field_value        varchar,
    partition_field_name  varchar,
    partition_field_value varchar,
    predictions           ${blob} not null,
    primary key (forecast_id, seq)
);
