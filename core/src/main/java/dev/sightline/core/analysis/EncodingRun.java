package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipSampler;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The encoding of one video: one call of the pipeline, in the caller's thread. */
final class EncodingRun {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A file whose hash takes no longer is looked up before anything is decoded, ms. */
  private static final long HASH_FIRST_MILLIS = 100;

  private final VideoEncodingPipeline pipeline;
  private final FrameSource source;
  private final Path file;
  private final Optional<Stretch> stretch;
  private final long begin;
  private final List<Clip> clips;
  private volatile boolean ended;
  private final DecoderOptions.Broken broken = DecoderOptions.current().broken();
  private Background<String> hash;
  private Optional<FeatureFile> known = Optional.empty();
  private boolean looked;

  /**
   * @param stretch the part of the video; empty for all of it
   * @param begin when the call began, as by {@link System#nanoTime}
   */
  EncodingRun(
      VideoEncodingPipeline pipeline,
      FrameSource source,
      Path file,
      Optional<Stretch> stretch,
      long begin) {
    this.pipeline = pipeline;
    this.source = source;
    this.file = file;
    this.stretch = stretch;
    this.begin = begin;
    this.clips =
        stretch.isPresent()
            ? ClipSampler.sample(stretch.get(), pipeline.plan())
            : ClipSampler.sample(source.info().duration(), pipeline.plan());
  }

  EncodedVideo run(Progress progress) throws SightlineException, InterruptedException {
    hash = new Background<>("sightline-hash", () -> ContentHash.of(file, untilEnded()));
    try {
      hash.isDoneWithin(HASH_FIRST_MILLIS);
      progress.checkCancelled();
      return isKnown(progress) ? fromCache(progress) : compute(progress);
    } finally {
      ended = true;
    }
  }

  /** Looks into the cache once, as soon as the hash is there. */
  private boolean isKnown(Progress progress) throws SightlineException, InterruptedException {
    if (!looked && hash.isDone()) {
      looked = true;
      known = pipeline.cache().find(pipeline.key(hash.await(progress), stretch, broken));
    }
    return known.isPresent();
  }

  private EncodedVideo fromCache(Progress progress)
      throws SightlineException, InterruptedException {
    List<StageTiming> timing =
        List.of(new StageTiming("cache", (System.nanoTime() - begin) / NANOS_PER_MILLI, -1));
    return new EncodedVideo(
        source.info(),
        hash.await(progress),
        clips,
        known.orElseThrow(),
        timing,
        true,
        source.warnings());
  }

  private EncodedVideo compute(Progress progress) throws SightlineException, InterruptedException {
    AnalysisCache cache = pipeline.cache();
    FeatureLayout layout = pipeline.encoder().layout(clips.size(), pipeline.plan().framesPerClip());
    Duration cpuBefore = processCpu();
    ClipFlow flow = new ClipFlow(source, pipeline.encoder(), pipeline.threads());
    try (FeatureWriter writer = cache.begin(layout)) {
      flow.run(
          clips,
          progress,
          (clip, encoded) -> {
            append(writer, encoded, layout);
            progress.update((clip.index() + 1.0) / clips.size(), Phrase.of("Encoding"));
            return writer.clips() == clips.size() || !isKnown(progress);
          });
      if (known.isPresent()) {
        return fromCache(progress);
      }
      String sha256 = hash.await(progress);
      FeatureFile features = cache.commit(pipeline.key(sha256, stretch, broken), writer);
      List<StageTiming> timings = timings(flow, processCpu().minus(cpuBefore));
      return new EncodedVideo(
          source.info(), sha256, clips, features, timings, false, source.warnings());
    } catch (IOException e) {
      throw cache.writeFailure(layout.clipBytes(), e);
    }
  }

  private void append(FeatureWriter writer, EncodedClip clip, FeatureLayout layout)
      throws SightlineException {
    try {
      writer.append(clip.lower(), clip.objects());
    } catch (IOException e) {
      throw pipeline.cache().writeFailure(layout.clipBytes(), e);
    }
  }

  private List<StageTiming> timings(ClipFlow flow, Duration process) {
    DecodeTimings read = source.timings();
    double decode = read.decodeNanos() / NANOS_PER_MILLI;
    double scale = read.scaleNanos() / NANOS_PER_MILLI;
    double readCpu = flow.readCpuNanos() / NANOS_PER_MILLI;
    double encodeCpu = flow.encodeCpuNanos() / NANOS_PER_MILLI;
    // The reading thread scales and waits for the decoder's own threads, which cannot be asked.
    double scaleCpu = Math.min(scale, readCpu);
    double decodeCpu = Math.max(readCpu - scaleCpu, process.toMillis() - encodeCpu - scaleCpu);
    return List.of(
        new StageTiming("decode", decode, decodeCpu),
        new StageTiming("scale", scale, scaleCpu),
        new StageTiming(
            "encode", flow.encodeNanos() / NANOS_PER_MILLI / pipeline.threads(), encodeCpu),
        new StageTiming(
            "pipeline", (System.nanoTime() - begin) / NANOS_PER_MILLI, process.toMillis()));
  }

  private Progress untilEnded() {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {}

      @Override
      public boolean isCancelled() {
        return ended;
      }
    };
  }

  private static Duration processCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
