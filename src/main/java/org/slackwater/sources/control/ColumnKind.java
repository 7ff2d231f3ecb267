package org.slackwater.sources.control;

import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/** What a column holds, as far as reading and comparing it goes. */
enum ColumnKind {
    TEXT,
    INTEGER,
    DECIMAL,
    DOUBLE,
    REAL,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIMESTAMP_TZ,
    /** Has a text form, such as a UUID or an enumeration. */
    OTHER,
    BINARY;

    /** Databases report types of their own under the number of a standard one; only these names are plain text. */
    private static final Set<String> TEXTS = Set.of(
            "char",
            "character",
            "bpchar",
            "varchar",
            "character varying",
            "varchar_ignorecase",
            "text",
            "tinytext",
            "mediumtext",
            "longtext",
            "clob",
            "character large object",
            "nchar",
            "nvarchar",
            "varchar2",
            "nvarchar2");

    private static final Set<String> TEXT_FORMS = Set.of("uuid", "enum", "money", "bit", "json", "interval");

    static ColumnKind of(int jdbcType, String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        if (TEXT_FORMS.contains(name)) {
            return OTHER;
        }
        if (name.equals("timestamptz") || name.equals("timestamp with time zone")) {
            return TIMESTAMP_TZ;
        }
        return switch (jdbcType) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB, Types.NCLOB ->
                TEXTS.contains(name) ? TEXT : OTHER;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.DOUBLE, Types.FLOAT -> DOUBLE;
            case Types.REAL -> REAL;
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            case Types.DATE -> DATE;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP_TZ;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BINARY;
            default -> OTHER;
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE || this == REAL;
    }

    boolean isTemporal() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMP_TZ;
    }

    boolean isText() {
        return this == TEXT || this == OTHER;
    }
}
