-- Configurations are documents: the API's JSON, whole. Beside them stands what is asked for by itself.
create table job (
  job_id            varchar(64) not null primary key,
  config            text        not null,
  create_time       bigint      not null,
  finished_time     bigint,
  model_snapshot_id varchar(255),
  version           bigint      not null
);

create table job_group (
  job_id     varchar(64) not null references job (job_id) on delete cascade,
  group_name varchar(64) not null,
  primary key (job_id, group_name)
);

-- config holds what the user gave; query_delay the one drawn at creation, for when the user gave none.
create table datafeed (
  datafeed_id   varchar(64) not null primary key,
  job_id        varchar(64) not null unique references job (job_id),
  config        text        not null,
  query_delay   varchar(32) not null,
  roles         varchar     not null,
  create_time   bigint      not null,
  version       bigint      not null
);

-- Results. The keys say what stands in whose place, so that writing the same bucket again changes nothing.
create table bucket (
  job_id                varchar(64)      not null,
  bucket_time           bigint           not null,
  bucket_span           bigint           not null,
  anomaly_score         double precision not null,
  initial_anomaly_score double precision not null,
  event_count           bigint           not null,
  is_interim            boolean          not null,
  bucket_influencers    varchar          not null,
  primary key (job_id, bucket_time)
);

create table record (
  job_id                varchar(64)      not null,
  bucket_time           bigint           not null,
  seq                   integer          not null,
  bucket_span           bigint           not null,
  detector_index        integer          not null,
  function_name         varchar          not null,
  function_description  varchar          not null,
  field_name            varchar,
  by_field_name         varchar,
  by_field_value        varchar,
  over_field_name       varchar,
  over_field_value      varchar,
  partition_field_name  varchar,
  partition_field_value varchar,
  typical               varchar          not null,
  actual                varchar          not null,
  probability           double precision not null,
  multi_bucket_impact   double precision not null,
  record_score          double precision not null,
  initial_record_score  double precision not null,
  is_interim            boolean          not null,
  influencers           varchar          not null,
  primary key (job_id, bucket_time, seq)
);

create table influencer (
  job_id                   varchar(64)      not null,
  bucket_time              bigint           not null,
  seq                      integer          not null,
  bucket_span              bigint           not null,
  influencer_field_name    varchar          not null,
  influencer_field_value   varchar          not null,
  influencer_score         double precision not null,
  initial_influencer_score double precision not null,
  probability              double precision not null,
  is_interim               boolean          not null,
  primary key (job_id, bucket_time, seq)
);
