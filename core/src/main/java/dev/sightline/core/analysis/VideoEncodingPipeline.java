package dev.sightline.core.analysis;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.DecoderOptions;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes a video and runs the frozen part of the encoder on its clips, or finds the answer in the
 * cache. Memory does not depend on the length of the video. Thread-safe; owns nothing: the encoder
 * must stay open while a call is under way. Methods block.
 */
public final class VideoEncodingPipeline {
  private final FrameSource.Opener opener;
  private final ClipEncoder encoder;
  private final AnalysisCache cache;
  private final ClipPlan plan;
  private final int threads;

  /**
   * @param encoder best made for one thread: clips are encoded side by side
   * @param plan how clips are sampled
   * @param threads how many clips are encoded at once, and decoder threads; usually the number of
   *     cores
   */
  public VideoEncodingPipeline(
      LowerVideoEncoder encoder, AnalysisCache cache, ClipPlan plan, int threads) {
    this(
        InflatedVideoEncoder.of(encoder::encodeFrames, encoder.network().sha256()),
        cache,
        plan,
        threads);
  }

  VideoEncodingPipeline(ClipEncoder encoder, AnalysisCache cache, ClipPlan plan, int threads) {
    this(video -> ReaderSource.open(video, encoder.side(), threads), encoder, cache, plan, threads);
  }

  VideoEncodingPipeline(
      FrameSource.Opener opener,
      EncodedClip.Encoder encoder,
      String encoderSha256,
      AnalysisCache cache,
      ClipPlan plan,
      int threads) {
    this(opener, InflatedVideoEncoder.of(encoder, encoderSha256), cache, plan, threads);
  }

  private VideoEncodingPipeline(
      FrameSource.Opener opener,
      ClipEncoder encoder,
      AnalysisCache cache,
      ClipPlan plan,
      int threads) {
    this.opener = opener;
    this.encoder = encoder;
    this.cache = cache;
    this.plan = plan;
    this.threads = threads;
  }

  /**
   * Features of a video. The file's hash is computed beside the encoding, so that neither a large
   * file that is new nor one that is known has to wait for the other.
   *
   * @param progress told how far it is; cancelling it stops within 100 ms
   * @return to be closed by the caller
   * @throws SightlineException if the file cannot be read as a video, the disk is full, or the user
   *     cancelled
   */
  public EncodedVideo encode(Path video, Progress progress) throws SightlineException {
    return encode(video, Optional.empty(), progress);
  }

  /**
   * The same for a part of the video.
   *
   * @param stretch cut where the video ends; empty for all of it
   * @throws SightlineException also if no part of it lies in the video
   */
  public EncodedVideo encode(Path video, Optional<Stretch> stretch, Progress progress)
      throws SightlineException {
    long begin = System.nanoTime();
    progress.update(-1, Phrase.of("Opening"));
    try (FrameSource source = open(video, progress)) {
      return new EncodingRun(this, source, video, within(stretch, source.info()), begin)
          .run(progress);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Opens a video; a file that takes long to open is left to its thread when cancelled. */
  private FrameSource open(Path video, Progress progress) throws SightlineException {
    Background<FrameSource> opening = new Background<>("sightline-open", () -> opener.open(video));
    try {
      return opening.await(progress);
    } catch (CancelledException e) {
      opening.abandon(FrameSource::close);
      throw e;
    } catch (InterruptedException e) {
      opening.abandon(FrameSource::close);
      throw interrupted();
    }
  }

  /**
   * Runs the frozen part of the encoder on some clips, their frames changed before; neither takes
   * nor keeps anything in the cache.
   *
   * @param clips of that video, in order
   * @return one for each, rounded as the cache rounds
   * @throws SightlineException as {@link #encode}
   */
  List<EncodedClip> encode(Path video, List<Clip> clips, ClipEdit edit, Progress progress)
      throws SightlineException {
    try (FrameSource source = open(video, progress)) {
      ClipFlow flow = new ClipFlow(source, edited(edit), threads);
      List<EncodedClip> all = new ArrayList<>();
      flow.run(
          clips,
          progress,
          (clip, encoded) -> {
            all.add(encoded.rounded());
            progress.update((double) all.size() / clips.size(), Phrase.of("Encoding"));
            return true;
          });
      return all;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private ClipEncoder edited(ClipEdit edit) {
    return new ClipEncoder() {
      @Override
      public EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException {
        return encoder.encode(edit.apply(frames), stop);
      }

      @Override
      public FeatureLayout layout(int clips, int framesPerClip) {
        return encoder.layout(clips, framesPerClip);
      }

      @Override
      public int side() {
        return encoder.side();
      }

      @Override
      public String sha256() {
        return encoder.sha256();
      }
    };
  }

  ClipEncoder encoder() {
    return encoder;
  }

  AnalysisCache cache() {
    return cache;
  }

  ClipPlan plan() {
    return plan;
  }

  int threads() {
    return threads;
  }

  FeatureKey key(
      String videoSha256, Optional<Stretch> stretch, DecoderOptions.Broken brokenPictures) {
    return new FeatureKey(videoSha256, encoder.sha256(), plan, stretch, brokenPictures);
  }

  /** A stretch as far as there is video; all of it is no stretch. */
  private static Optional<Stretch> within(Optional<Stretch> stretch, VideoInfo info)
      throws SightlineException {
    if (stretch.isEmpty()) {
      return stretch;
    }
    Fraction to = stretch.get().to().min(info.duration());
    if (to.compareTo(stretch.get().from()) <= 0) {
      throw new SightlineException(
          Problem.MEDIA,
          Phrase.of(
              "The video ends at {0} s, before the part to look at.",
              String.format(Locale.ROOT, "%.1f", info.duration().toDouble())));
    }
    Stretch part = new Stretch(stretch.get().from(), to);
    return part.from().equals(Fraction.ZERO) && to.equals(info.duration())
        ? Optional.empty()
        : Optional.of(part);
  }

  private static CancelledException interrupted() {
    Thread.currentThread().interrupt();
    return new CancelledException();
  }
}
