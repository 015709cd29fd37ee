package org.plenary.youth.testing;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many requests at once.
public final class Rush {

    private Rush() {}

    /// The statuses of so many requests, each made by its number from 0, none waiting for another.
    public static List<Integer> statuses(int times, IntFunction<Response> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, times)
                    .mapToObj(at -> threads.submit(() -> request.apply(at).statusCode()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var one : asked) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }
}
