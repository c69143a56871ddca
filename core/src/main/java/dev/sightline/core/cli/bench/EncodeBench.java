package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.model.video.TorchImageNetwork;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Milliseconds that the frozen image network takes for a frame on each of its two paths. */
final class EncodeBench implements Benchmark {
  private static final int WARM_UP = 20;
  private static final int RUNS = 100;
  private static final int TORCH_WARM_UP = 5;
  private static final int TORCH_RUNS = 30;
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
            noise),
        torch(network, noise, progress));
  }

  private static Measure torch(ImageNetwork network, byte[] frame, Progress progress)
      throws SightlineException {
    double[] millis = new double[TORCH_RUNS];
    try (TorchImageNetwork encoder = new TorchImageNetwork(new TorchEngine(), network)) {
      for (int run = -TORCH_WARM_UP; run < TORCH_RUNS; run++) {
        progress.checkCancelled();
        long begin = System.nanoTime();
        encoder.lower(frame);
        if (run >= 0) {
          millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
      }
    }
    return Measure.ofCosts("encode.pytorch.lower.all-cores", "ms/frame", millis, "");
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
