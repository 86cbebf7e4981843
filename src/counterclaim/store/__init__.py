"""Where a casebook is kept: tables, migrations, rows, search. The only place that knows SQL."""
