package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Puts parts of a film and the sound of a video together, without encoding pictures again. */
public final class FilmJoiner {
  private FilmJoiner() {}

  /**
   * A part in its place.
   *
   * @param file that a {@link FilmPart} wrote
   * @param start of its first frame, s from the first frame of the film
   */
  public record Placed(Path file, Fraction start) {}

  /**
   * Writes the film. The sound's packets are copied where MP4 players take their codec, and encoded
   * as AAC otherwise; sound and picture keep their distance.
   *
   * @param parts in order, at least one, all of one {@link FilmFormat}
   * @param timeBase of the film's frames
   * @param sound the video whose sound is taken, if it has any
   * @param out an MP4 file, created or emptied
   * @throws SightlineException if it cannot be written, the sound cannot be decoded where it must
   *     be, or {@code progress} was cancelled
   */
  public static void join(
      List<Placed> parts, Fraction timeBase, VideoInfo sound, Path out, Progress progress)
      throws SightlineException {
    join(parts, timeBase, sound, List.of(), out, progress);
  }

  /**
   * The same with the sound of some stretches only, one after another; that is always encoded.
   *
   * @param stretches of the video; empty: all of its sound
   * @throws SightlineException as above
   */
  public static void join(
      List<Placed> parts,
      Fraction timeBase,
      VideoInfo sound,
      List<Stretch> stretches,
      Path out,
      Progress progress)
      throws SightlineException {
    AVPacket packet = av_packet_alloc();
    try (Muxer film = Muxer.create(out);
        Container first = Container.open(parts.getFirst().file());
        SoundPackets heard = SoundPackets.of(sound, stretches)) {
      AVRational base = Muxer.rational(timeBase);
      AVStream picture =
          film.add(first.stream(first.bestStream(AVMEDIA_TYPE_VIDEO)).codecpar(), base);
      AVStream voice = heard == null ? null : film.add(heard.parameters(), heard.timeBase());
      film.start(true);
      for (int i = 0; i < parts.size(); i++) {
        progress.update((double) i / parts.size(), Phrase.of("Joining"));
        part(film, picture, packet, parts.get(i), timeBase, heard, voice, progress);
      }
      while (heard != null && heard.next()) {
        progress.checkCancelled();
        film.write(heard.packet(), voice, heard.timeBase());
      }
      film.finish();
    } finally {
      av_packet_free(packet);
    }
  }

  private static void part(
      Muxer film,
      AVStream picture,
      AVPacket packet,
      Placed part,
      Fraction timeBase,
      SoundPackets heard,
      AVStream voice,
      Progress progress)
      throws SightlineException {
    long start = part.start().dividedBy(timeBase).floor();
    AVRational base = Muxer.rational(timeBase);
    try (Container file = Container.open(part.file())) {
      AVRational own = file.stream(file.bestStream(AVMEDIA_TYPE_VIDEO)).time_base();
      while (av_read_frame(file.context(), packet) >= 0) {
        progress.checkCancelled();
        long ticks = start + ticks(packet.pts(), own, timeBase);
        long duration = ticks(packet.duration(), own, timeBase);
        packet.pts(ticks).dts(ticks).duration(duration);
        Fraction time = timeBase.times(ticks);
        while (heard != null && heard.isBefore(time) && heard.next()) {
          film.write(heard.packet(), voice, heard.timeBase());
        }
        film.write(packet, picture, base);
      }
    }
  }

  private static long ticks(long own, AVRational from, Fraction to) {
    if (own == AV_NOPTS_VALUE) {
      throw new IllegalStateException("a part's packet without a time");
    }
    return Fraction.of(from.num(), from.den()).times(own).dividedBy(to).floor();
  }
}
