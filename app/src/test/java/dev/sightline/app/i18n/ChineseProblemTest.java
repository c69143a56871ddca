package dev.sightline.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told in Chinese by a Chinese window. */
class ChineseProblemTest {
  @TempDir private Path dir;

  @Test
  void aWrongFileIsToldInChinese() throws Exception {
    Path notes = Files.writeString(dir.resolve("会议.mp4"), "no film at all");
    assertThat(told(notes)).isEqualTo("“会议.mp4”不是任何可读格式的视频。");
    assertThat(told(dir.resolve("gone.mp4"))).isEqualTo("那个文件夹中没有文件“gone.mp4”。");
  }

  /** The language is that of the first word that a process shows: so with classes of its own. */
  @SuppressWarnings("unchecked")
  private static String told(Path video) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    try {
      Class<?> opening = new OwnClasses().loadClass(Opening.class.getName());
      return ((Function<Path, String>) opening.getConstructor().newInstance()).apply(video);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Opens a video as the player does and gives what the dialog would show. */
  public static final class Opening implements Function<Path, String> {
    public Opening() {}

    @Override
    public String apply(Path video) {
      AtomicReference<String> shown = new AtomicReference<>("");
      ErrorReporter reporter =
          new ErrorReporter(
              Runnable::run,
              () -> 0,
              "test",
              (title, message, report) -> shown.set(message),
              report -> {});
      try (FrameReader reader =
          FrameReader.open(video, FrameRequest.displaySize(VideoFrame.PixelLayout.RGB24, 1))) {
        throw new AssertionError(reader + " is no video");
      } catch (SightlineException e) {
        reporter.report(e);
      }
      return shown.get();
    }
  }

  /** Loads the classes of the window anew and shares all others. */
  private static final class OwnClasses extends ClassLoader {
    OwnClasses() {
      super(ChineseProblemTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null || !name.startsWith("dev.sightline.app.")) {
          return known != null ? known : super.loadClass(name, resolve);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
  }
}
