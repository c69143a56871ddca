package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.task.summary.TinyCaptioner;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command in a process of its own that dies in the middle of its work, as by SIGKILL: nothing is
 * tidied up. For tests.
 */
public final class KilledCommand {
  /** Exit code of a process that SIGKILL ended. */
  static final int KILLED = 137;

  private KilledCommand() {}

  /**
   * @param args after how many captions to die, then the command line; how many were said goes to
   *     stderr
   */
  public static void main(String[] args) {
    int last = Integer.parseInt(args[0]);
    AtomicInteger said = new AtomicInteger();
    int exit =
        SightlineCli.run(
            Arrays.copyOfRange(args, 1, args.length),
            (bundle, keep) -> speaking(last, said),
            new PrintWriter(System.out, true),
            new PrintWriter(System.err, true));
    System.err.println("said " + said.get());
    System.exit(exit);
  }

  private static Analyzer speaking(int last, AtomicInteger said) {
    FakeAnalyzer fake = new FakeAnalyzer();
    VideoFeatures features;
    try {
      features = TinyCaptioner.features(1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    TinyCaptioner tiny = new TinyCaptioner(features);
    Captioner dying =
        (Captioner)
            Proxy.newProxyInstance(
                Captioner.class.getClassLoader(),
                new Class<?>[] {Captioner.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("caption")) {
                    if (said.get() == last) {
                      Runtime.getRuntime().halt(KILLED);
                    }
                    said.incrementAndGet();
                  }
                  return call(tiny, method, arguments);
                });
    return (Analyzer)
        Proxy.newProxyInstance(
            Analyzer.class.getClassLoader(),
            new Class<?>[] {Analyzer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("captioner")) {
                return Optional.of(dying);
              }
              Object answer = call(fake, method, arguments);
              if (method.getName().equals("encode") && arguments[0] instanceof Path video) {
                VideoFeatures f = (VideoFeatures) answer;
                return new VideoFeatures(
                    f.video(),
                    video.getFileName().toString(),
                    f.clips(),
                    f.grid(),
                    f.channels(),
                    features.cells(),
                    f.objects(),
                    f.timings());
              }
              return answer;
            });
  }

  private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
