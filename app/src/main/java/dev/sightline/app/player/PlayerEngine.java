package dev.sightline.app.player;

import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What plays.
 *
 * @param pictures opens videos
 * @param outputs opens the sound device
 * @param threads gives a thread of that name
 * @param nanos a clock that never goes back, ns
 */
record PlayerEngine(
    PictureSource.Opener pictures,
    SoundOutput.Opener outputs,
    Function<String, Executor> threads,
    LongSupplier nanos) {}
