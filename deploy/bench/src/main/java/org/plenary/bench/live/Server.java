package org.plenary.bench.live;

import java.net.InetSocketAddress;

/// Something that holds streams open and passes updates on to them.
interface Server {

    String name();

    /// Where streams are opened.
    InetSocketAddress address();

    /// What is asked for there.
    String path();

    /// What its processor time and memory are read from; whatever it has started belongs to it.
    ProcessHandle process();

    Publisher publisher();
}
