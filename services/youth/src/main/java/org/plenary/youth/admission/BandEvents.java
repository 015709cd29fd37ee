package org.plenary.youth.admission;

import org.plenary.proto.youth.v1.AgeBand;

/// An age band as other services read it.
public final class BandEvents {

    private BandEvents() {}

    public static AgeBand of(Band band) {
        return switch (band) {
            case YOUNGER -> AgeBand.AGE_BAND_13_15;
            case OLDER -> AgeBand.AGE_BAND_16_17;
        };
    }
}
