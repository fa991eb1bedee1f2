package com.example.template;

import nn.api.activation.ActivationProvider;
import nn.tck.ActivationTck;

class TemplateActivationTest extends ActivationTck {

  @Override
  protected ActivationProvider provider() {
    return new TemplateActivation();
  }
}
