/** The text encoder: BERT (Devlin et al., 2019), open to see and to differentiate. */
package dev.sightline.core.model.bert;
