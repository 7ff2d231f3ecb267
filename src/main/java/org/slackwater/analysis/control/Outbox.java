package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.analysis.entity.Influencer;
import org.slackwater.analysis.entity.ModelChange;
import org.slackwater.analysis.entity.ModelPlot;
import org.slackwater.analysis.entity.Prediction;

/** Writes and reads results that were made but not fetched yet when the state was saved. */
final class Outbox {
    private Outbox() {}

    static void write(DataOutput out, List<Bucket> buckets) throws IOException {
        writeAll(out, buckets, Outbox::writeBucket);
    }

    static List<Bucket> read(DataInput in) throws IOException {
        return readAll(in, Outbox::readBucket);
    }

    private static void writeBucket(DataOutput out, Bucket bucket) throws IOException {
        out.writeLong(bucket.timestamp());
        out.writeLong(bucket.bucketSpanSeconds());
        doubles(out, bucket.anomalyScore(), bucket.initialAnomalyScore());
        out.writeLong(bucket.eventCount());
        out.writeBoolean(bucket.interim());
        writeAll(out, bucket.bucketInfluencers(), (o, b) -> {
            Saved.write(o, b.influencerFieldName());
            doubles(o, b.initialAnomalyScore(), b.anomalyScore(), b.rawAnomalyScore(), b.probability());
        });
        writeAll(out, bucket.records(), Outbox::writeRecord);
        writeAll(out, bucket.influencers(), (o, i) -> {
            Saved.write(o, i.influencerFieldName());
            Saved.write(o, i.influencerFieldValue());
            doubles(o, i.influencerScore(), i.initialInfluencerScore(), i.probability());
        });
        writeAll(out, bucket.scheduledEvents(), Saved::write);
        writeAll(out, bucket.modelPlots(), Outbox::writePlot);
        writeAll(out, bucket.modelChanges(), Outbox::writeChange);
    }

    private static void writeChange(DataOutput out, ModelChange change) throws IOException {
        out.writeInt(change.kind().ordinal());
        Saved.write(out, change.detectorIndex() == null ? null : Long.valueOf(change.detectorIndex()));
        Saved.write(out, change.measure());
        Saved.write(out, change.partitionFieldName());
        Saved.write(out, change.partitionFieldValue());
        Saved.write(out, change.byFieldName());
        Saved.write(out, change.byFieldValue());
        Saved.write(out, change.text());
    }

    private static ModelChange readChange(DataInput in) throws IOException {
        ModelChange.Kind kind = ModelChange.Kind.values()[in.readInt()];
        Long detector = Saved.readLong(in);
        return new ModelChange(
                kind,
                detector == null ? null : Math.toIntExact(detector),
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                Saved.text(in));
    }

    private static Bucket readBucket(DataInput in) throws IOException {
        return new Bucket(
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readBoolean(),
                readAll(
                        in,
                        i -> new BucketInfluencer(
                                Saved.text(i), i.readDouble(), i.readDouble(), i.readDouble(), i.readDouble())),
                readAll(in, Outbox::readRecord),
                readAll(
                        in,
                        i -> new Influencer(
                                Saved.text(i), Saved.text(i), i.readDouble(), i.readDouble(), i.readDouble())),
                readAll(in, Saved::text),
                readAll(in, Outbox::readPlot),
                readAll(in, Outbox::readChange));
    }

    private static void writePlot(DataOutput out, ModelPlot plot) throws IOException {
        out.writeInt(plot.detectorIndex());
        Saved.write(out, plot.feature());
        Saved.write(out, plot.byFieldName());
        Saved.write(out, plot.byFieldValue());
        Saved.write(out, plot.partitionFieldName());
        Saved.write(out, plot.partitionFieldValue());
        doubles(
                out,
                plot.expected().lower(),
                plot.expected().expected(),
                plot.expected().upper());
        Double actual = plot.actual();
        out.writeBoolean(actual != null);
        if (actual != null) {
            out.writeDouble(actual);
        }
    }

    private static ModelPlot readPlot(DataInput in) throws IOException {
        return new ModelPlot(
                in.readInt(),
                Saved.text(in),
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                new Prediction(in.readDouble(), in.readDouble(), in.readDouble()),
                in.readBoolean() ? Double.valueOf(in.readDouble()) : null);
    }

    private static void writeRecord(DataOutput out, AnomalyRecord record) throws IOException {
        out.writeInt(record.detectorIndex());
        Saved.write(out, record.function());
        Saved.write(out, record.functionDescription());
        Saved.write(out, record.fieldName());
        Saved.write(out, record.byFieldName());
        Saved.write(out, record.byFieldValue());
        Saved.write(out, record.overFieldName());
        Saved.write(out, record.overFieldValue());
        Saved.write(out, record.partitionFieldName());
        Saved.write(out, record.partitionFieldValue());
        writeAll(out, record.typical(), DataOutput::writeDouble);
        writeAll(out, record.actual(), DataOutput::writeDouble);
        doubles(
                out,
                record.probability(),
                record.multiBucketImpact(),
                record.recordScore(),
                record.initialRecordScore());
        writeAll(out, record.influencers(), (o, influence) -> {
            Saved.write(o, influence.influencerFieldName());
            writeAll(o, influence.influencerFieldValues(), Saved::write);
        });
        if (record.overFieldName() != null) {
            writeAll(out, record.causes(), Outbox::writeCause);
        }
        writeExplanation(out, record.explanation());
        Saved.write(out, record.correlatedByFieldValue());
    }

    private static void writeExplanation(DataOutput out, @Nullable Explanation why) throws IOException {
        out.writeBoolean(why != null);
        if (why != null) {
            out.writeInt(why.singleBucketImpact());
            out.writeInt(why.multiBucketImpact());
            out.writeInt(why.noveltyImpact());
            out.writeLong(why.length());
            doubles(out, why.lowerBound(), why.upperBound());
        }
    }

    private static @Nullable Explanation readExplanation(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Explanation(
                        in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readDouble(), in.readDouble())
                : null;
    }

    private static void writeCause(DataOutput out, AnomalyCause cause) throws IOException {
        doubles(out, cause.probability());
        Saved.write(out, cause.functionDescription());
        Saved.write(out, cause.byFieldValue());
        writeAll(out, cause.typical(), DataOutput::writeDouble);
        writeAll(out, cause.actual(), DataOutput::writeDouble);
    }

    private static AnomalyCause readCause(DataInput in) throws IOException {
        return new AnomalyCause(
                in.readDouble(),
                Saved.text(in),
                Saved.readText(in),
                readAll(in, DataInput::readDouble),
                readAll(in, DataInput::readDouble));
    }

    private static AnomalyRecord readRecord(DataInput in) throws IOException {
        int detector = in.readInt();
        String function = Saved.text(in);
        String description = Saved.text(in);
        String field = Saved.readText(in);
        String byField = Saved.readText(in);
        String by = Saved.readText(in);
        String overField = Saved.readText(in);
        return new AnomalyRecord(
                detector,
                function,
                description,
                field,
                byField,
                by,
                overField,
                Saved.readText(in),
                Saved.readText(in),
                Saved.readText(in),
                readAll(in, DataInput::readDouble),
                readAll(in, DataInput::readDouble),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                readAll(in, i -> new Influence(Saved.text(i), readAll(i, Saved::text))),
                overField == null ? List.of() : readAll(in, Outbox::readCause),
                readExplanation(in),
                Saved.readText(in));
    }

    private static void doubles(DataOutput out, double... values) throws IOException {
        Saved.write(out, values);
    }

    private static <T> void writeAll(DataOutput out, List<T> elements, Writer<T> writer) throws IOException {
        out.writeInt(elements.size());
        for (T element : elements) {
            writer.write(out, element);
        }
    }

    private static <T> List<T> readAll(DataInput in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(reader.read(in));
        }
        return List.copyOf(elements);
    }

    private interface Writer<T> {
        void write(DataOutput out, T element) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }
}
