package org.plenary.bench.live;

import java.net.InetSocketAddress;
import org.plenary.bench.house.Debate;
import org.plenary.bench.house.House;

/// Ours, as it runs in the whole system.
record Edge(House house, Debate debate) implements Server {

    @Override
    public String name() {
        return "edge";
    }

    @Override
    public InetSocketAddress address() {
        return house.edge();
    }

    @Override
    public String path() {
        return debate.live();
    }

    @Override
    public ProcessHandle process() {
        return house.process("edge");
    }

    @Override
    public Publisher publisher() {
        return new KafkaPublisher(house.kafka(), debate.session());
    }
}
