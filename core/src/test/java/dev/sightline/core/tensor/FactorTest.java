package dev.sightline.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FactorTest {
  private final List<ByteBuffer> kept = new ArrayList<>();

  /** Collects garbage and fills the memory that became free with NaN. */
  private void reuseMemory() throws InterruptedException {
    Cleaner cleaner = Cleaner.create();
    for (int i = 0; i < 3; i++) {
      // buffers are freed by a thread of their own, as this object is
      CountDownLatch freed = new CountDownLatch(1);
      cleaner.register(new Object(), freed::countDown);
      do {
        System.gc();
      } while (!freed.await(30, TimeUnit.MILLISECONDS));
    }
    for (int i = 0; i < 4000; i++) {
      ByteBuffer b = ByteBuffer.allocateDirect(4 << i % 8).order(ByteOrder.nativeOrder());
      for (int at = 0; at < b.capacity(); at += Float.BYTES) {
        b.putFloat(at, Float.NaN);
      }
      kept.add(b);
    }
  }

  /** With {@code x.mul(2f)} the gradient was −9.6e35 or NaN. */
  @Test
  void theGradientOutlivesAGarbageCollection() throws Exception {
    TorchEngine engine = new TorchEngine(1);
    try (NDManager manager = engine.newManager()) {
      NDArray w = manager.create(new float[] {1, 3});
      w.setRequiresGradient(true);
      try (NDManager step = manager.newSubManager();
          GradientCollector collector = engine.newGradientCollector()) {
        NDArray x = step.create(1f).mul(w);
        NDArray y = Factor.times(x, 2);
        assertThat(y.toFloatArray()).containsExactly(x.mul(2f).toFloatArray());
        NDArray loss = y.sum();
        reuseMemory();
        collector.backward(loss);
      }
      assertThat(w.getGradient().toFloatArray()).containsExactly(2, 2);
    }
  }
}
