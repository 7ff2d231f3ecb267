-- The sample series as a source table; run from the root of the project.
create table if not exists nyc_taxi as
    select cast("TIMESTAMP" as timestamp) as ts, cast("VALUE" as integer) as passengers
    from csvread('sample-data/nyc_taxi.csv');
