package dev.sightline.app.library;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;

/** The samples that the product carries, unpacked to disk. */
public final class CarriedSamples implements SampleSource {
  private final SampleLibrary samples;

  public CarriedSamples(SampleLibrary samples) {
    this.samples = samples;
  }

  @Override
  public List<Sample> load() throws SightlineException {
    List<Sample> loaded = new ArrayList<>();
    for (SampleVideo s : samples.samples()) {
      loaded.add(new Sample(samples.unpack(s), Messages.say(s.title()), s.text()));
    }
    return List.copyOf(loaded);
  }
}
