window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // No third party: the badge would ask one.
  validatorUrl: null,
});
