package dev.sightline.core.media;

/**
 * Where a reader's time went so far.
 *
 * @param decodeNanos wall-clock ns spent reading packets and decoding
 * @param scaleNanos wall-clock ns spent scaling, converting and turning
 * @param decodedFrames frames that left the decoder, those only passed on the way to a target too
 * @param scaledFrames frames that were converted for the caller
 */
public record DecodeTimings(
    long decodeNanos, long scaleNanos, long decodedFrames, long scaledFrames) {}
