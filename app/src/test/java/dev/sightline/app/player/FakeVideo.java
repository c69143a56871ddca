package dev.sightline.app.player;

import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** 50 pictures at 25 per second whose first byte is their number. Thread-safe. */
final class FakeVideo implements PictureSource.Opener {
  static final int FRAMES = 50;
  static final Fraction RATE = Fraction.of(25);

  final AtomicInteger open = new AtomicInteger();
  final List<Fraction> sought = Collections.synchronizedList(new ArrayList<>());

  static Fraction time(int frame) {
    return Fraction.of(frame).dividedBy(RATE);
  }

  @Override
  public PictureSource open(Path path, Box box) {
    open.incrementAndGet();
    return new Source(path, box);
  }

  private final class Source implements PictureSource {
    private final VideoInfo info;
    private final Box size;
    private int next;

    Source(Path path, Box box) {
      info = AnalysisFixture.video(path, time(FRAMES));
      size = box.fit(info);
    }

    @Override
    public VideoInfo info() {
      return info;
    }

    @Override
    public Optional<VideoFrame> next() {
      return next >= FRAMES ? Optional.empty() : Optional.of(frame(next++));
    }

    @Override
    public VideoFrame at(Fraction t, Progress progress) {
      sought.add(t);
      next = (int) Math.clamp(t.times(RATE).floor(), 0, FRAMES - 1);
      return frame(next++);
    }

    private VideoFrame frame(int i) {
      byte[] pixels = new byte[size.width() * size.height() * 4];
      pixels[0] = (byte) i;
      return new VideoFrame(
          time(i),
          Fraction.ONE.dividedBy(RATE),
          size.width(),
          size.height(),
          VideoFrame.PixelLayout.BGRA32,
          pixels);
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
