-- What the models of jobs expected of each bucket, a row for each series. actual: null where the bucket has no value of it.
create table model_plot (
    job_id                varchar(64)      not null,
    bucket_time           bigint           not null,
    seq                   integer          not null,
    bucket_span           bigint           not null,
    detector_index        integer          not null,
    model_feature         varchar          not null,
    by_field_name         varchar,
    by_field_value        varchar,
    partition_field_name  varchar,
    partition_field_value varchar,
    model_lower           double precision not null,
    model_median          double precision not null,
    model_upper           double precision not null,
    actual                double precision,
    primary key (job_id, bucket_time, seq)
);
