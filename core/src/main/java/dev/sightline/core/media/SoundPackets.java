package dev.sightline.core.media;

import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The sound of a video as packets for a film, on the clock of its pictures. Not thread-safe. */
interface SoundPackets extends AutoCloseable {
  /**
   * The sound of a video: copied where MP4 players take it, else encoded.
   *
   * @param stretches what is heard, one after another; empty: the whole
   * @return null if it has none, as try-with-resources takes it
   */
  static SoundPackets of(VideoInfo video, List<Stretch> stretches) throws SightlineException {
    if (!video.hasAudio()) {
      return null;
    }
    if (!stretches.isEmpty()) {
      return EncodedSound.open(video, stretches);
    }
    Optional<CopiedSound> copied = CopiedSound.open(video);
    return copied.isPresent() ? copied.get() : EncodedSound.open(video);
  }

  AVCodecParameters parameters();

  /** Seconds of one tick of the packets' times. */
  AVRational timeBase();

  /** True if the packet after this one begins before a time, as far as is known. */
  boolean isBefore(Fraction time);

  /**
   * Goes to the next packet.
   *
   * @return false at the end
   */
  boolean next() throws SightlineException;

  /** The packet that {@link #next} went to; whoever takes it empties it. */
  AVPacket packet();

  @Override
  void close();
}
