package dev.sightline.core.library.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.StoredAnalysis;
import dev.sightline.core.library.VideoLabel;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.use.UseJson;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.media.Cue;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.Part;

/** All that a library knows of a video, as JSON. Stateless; reads the catalogue. */
public final class VideoJson {
  private VideoJson() {}

  /**
   * One object for one video; its fields are listed in the user guide.
   *
   * @throws SightlineException if the catalogue cannot be read
   */
  public static ObjectNode of(Catalogue catalogue, LibraryVideo video) throws SightlineException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", video.id());
    node.put("sha256", video.sha256());
    node.put("title", video.title());
    node.put("bytes", video.bytes());
    node.put("container", video.facts().container());
    node.put("width", video.facts().width());
    node.put("height", video.facts().height());
    node.put("frameRate", video.facts().frameRate().toDouble());
    node.put("duration", video.facts().duration().toDouble());
    node.put("audio", video.facts().audio());
    node.put("added", video.added().toString());
    node.put("note", video.marks().note());
    node.put("rating", video.marks().rating());
    ArrayNode tags = node.putArray("tags");
    catalogue.marks().tags(video.id()).forEach(tags::add);
    ArrayNode collections = node.putArray("collections");
    catalogue.collections().of(video.id()).forEach(collections::add);
    ArrayNode places = node.putArray("places");
    for (VideoPlace place : catalogue.videos().places(video.id())) {
      places.add(place.path().toString());
    }
    ArrayNode texts = node.putArray("texts");
    for (LibraryText text : catalogue.texts().of(video.id())) {
      texts.add(text(text));
    }
    ArrayNode labels = node.putArray("labels");
    for (VideoLabel label : catalogue.texts().labels(video.id())) {
      labels.add(label(label));
    }
    ArrayNode analyses = node.putArray("analyses");
    for (StoredAnalysis analysis : catalogue.analyses().of(video.id())) {
      analyses
          .addObject()
          .put("bundle", analysis.bundleSha256())
          .put("text", analysis.textSha256())
          .put("made", analysis.made().toString());
    }
    ArrayNode uses = node.putArray("uses");
    for (UseResult result : catalogue.uses().of(video.sha256())) {
      uses.add(UseJson.of(result));
    }
    return node;
  }

  private static ObjectNode text(LibraryText text) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("origin", text.origin().key());
    node.put("source", text.source());
    node.put("part", text.part());
    node.put("words", text.words());
    ArrayNode cues = node.putArray("cues");
    for (Cue cue : text.transcript().cues()) {
      cues.addObject()
          .put("start", cue.start().toDouble())
          .put("end", cue.end().toDouble())
          .put("words", cue.text());
    }
    return node;
  }

  private static ObjectNode label(VideoLabel label) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("source", label.source());
    node.put("label", label.label());
    node.put("split", label.part().map(Part::key).orElse(""));
    node.put("group", label.group().orElse(""));
    label.segment().ifPresent(s -> node.putArray("segment").add(s.start()).add(s.end()));
    return node;
  }
}
