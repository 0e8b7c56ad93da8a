-- What a team would build on PostgreSQL in place of the ledger: events kept in order in their stream, and one
-- projection row brought up to date in the same transaction, through one function.

create table events (
    seq bigint generated always as identity primary key,
    stream text not null,
    version bigint not null,
    type text not null,
    at timestamptz not null default clock_timestamp(),
    data jsonb not null,
    unique (stream, version)
);

create table progress (
    stream text primary key,
    version bigint not null,
    total numeric not null,
    updated timestamptz not null
);

create function record(of_stream text, value numeric, data jsonb) returns bigint language plpgsql as $$
declare
    next_version bigint;
    position bigint;
begin
    update progress set version = version + 1, total = total + value, updated = clock_timestamp()
    where stream = of_stream returning version into next_version;
    insert into events (stream, version, type, data)
    values (of_stream, next_version, 'measurement.recorded', data) returning seq into position;
    return position;
end
$$;

insert into progress select 'measurement/' || n, 0, 0, clock_timestamp() from generate_series(1, :streams) n;

-- Twenty commitments for each of a hundred people.
create table commitments (
    id text primary key,
    agreement text not null,
    debtor text not null,
    creditor text not null,
    due timestamptz not null,
    kind text not null,
    metric text not null,
    target numeric not null,
    progress numeric not null,
    state text not null
);
insert into commitments
select 'A' || person || '/' || n, 'A' || person, 'U' || person, 'U' || (person / 10), timestamptz '2026-02-28' + n * interval '7 days',
    'milestone', 'M1@1', 10000, 0, 'open'
from generate_series(1, 100) person, generate_series(1, 20) n;
create index on commitments (debtor, due);

-- A long log to be read whole.
create table archive (like events including all);
insert into archive (stream, version, type, data)
select 'measurement/' || n % :streams, n / :streams, 'measurement.recorded', :'payload'::jsonb
from generate_series(1, :archive) n;

vacuum analyze;
checkpoint;
