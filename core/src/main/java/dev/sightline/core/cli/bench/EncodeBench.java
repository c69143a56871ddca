package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Milliseconds that the frozen image network takes for a frame on ONNX Runtime. */
final class EncodeBench implements Benchmark {
  private static final int WARM_UP = 20;
  private static final int RUNS = 100;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    byte[] noise = new byte[3 * ImageNetwork.SIDE * ImageNetwork.SIDE];
    new Random(1).nextBytes(noise);
    ImageNetwork network = ImageNetwork.bundled();
    return List.of(
        measure(network, "encode.onnx.lower.1-thread", 1, Set.of(NetworkOutput.LOWER), noise),
        measure(
            network,
            "encode.onnx.lower.all-cores",
            Machine.cores(),
            Set.of(NetworkOutput.LOWER),
            noise),
        measure(
            network,
            "encode.onnx.lower+objects.1-thread",
            1,
            Set.of(NetworkOutput.LOWER, NetworkOutput.OBJECTS),
            noise));
  }

  private static Measure measure(
      ImageNetwork network, String name, int threads, Set<NetworkOutput> wanted, byte[] frame)
      throws SightlineException {
    double[] millis = new double[RUNS];
    try (LowerVideoEncoder encoder = new LowerVideoEncoder(network, threads)) {
      for (int run = -WARM_UP; run < RUNS; run++) {
        long begin = System.nanoTime();
        encoder.encode(List.of(frame), wanted);
        if (run >= 0) {
          millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
      }
    }
    return Measure.ofCosts(name, "ms/frame", millis, "");
  }
}
