-- Why a record of a single series scores as it does; of other records nothing is known.
alter table record add column explanation varchar;
