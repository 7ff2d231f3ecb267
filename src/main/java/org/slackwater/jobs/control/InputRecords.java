package org.slackwater.jobs.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;

/** Decodes posted records into an analysis, the same way each time. */
final class InputRecords {
    private final PostedRecords records;

    InputRecords(JobDefinition definition, List<String> fields) {
        records = new PostedRecords(definition.timeField(), definition.timeFormat(), fields);
    }

    /** For a job that need not run: what it will decode, and so what may be malformed, are just its own fields. */
    static InputRecords of(JobDefinition definition) {
        return new InputRecords(
                definition, AnalysisEngine.create(definition.spec()).fields());
    }

    /** @throws org.slackwater.http.entity.ApiException 400 when the body is malformed anywhere */
    void check(byte[] body) {
        decode(body, new PostedRecordSink() {
            @Override
            public void add(long time, @Nullable Object[] values, int inputFields, int inputBytes) {}

            @Override
            public void addInvalidDate(int inputFields, int inputBytes) {}
        });
    }

    void decode(byte[] body, Analysis analysis) {
        decode(body, new PostedRecordSink() {
            @Override
            public void add(long time, @Nullable Object[] values, int inputFields, int inputBytes) {
                analysis.add(time, values, inputFields, inputBytes);
            }

            @Override
            public void addInvalidDate(int inputFields, int inputBytes) {
                analysis.addInvalidDate(inputFields, inputBytes);
            }
        });
    }

    private void decode(byte[] body, PostedRecordSink sink) {
        try {
            records.decode(new ByteArrayInputStream(body), sink);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
    }
}
