package org.plenary.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LiveTracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();
    private final Instant arrived = Instant.parse("2011-11-01T09:00:00.123456789Z");
    private final LiveTraces traces = new LiveTraces(
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new Keeping()))
                    .build()
                    .get("test"),
            () -> arrived);

    private final class Keeping implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void theFrameIsTheLastPieceOfTheTraceThatBeganWithTheCall() {
        traces.arrived("00-" + TRACE + "-00f067aa0ba902b7-01").ifPresent(pending -> traces.framed(pending, "s", 3));

        assertThat(ended).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("live.frame");
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getStartEpochNanos())
                    .isEqualTo(arrived.getEpochSecond() * 1_000_000_000L + arrived.getNano());
        });
    }

    @Test
    void whatIsNotRecordedOrCannotBeReadBeginsNothing() {
        assertThat(traces.arrived("00-" + TRACE + "-00f067aa0ba902b7-00")).isEmpty();
        assertThat(traces.arrived("00-00000000000000000000000000000000-00f067aa0ba902b7-01"))
                .isEmpty();
        assertThat(traces.arrived("")).isEmpty();
        assertThat(traces.arrived("nonsense")).isEmpty();
    }
}
