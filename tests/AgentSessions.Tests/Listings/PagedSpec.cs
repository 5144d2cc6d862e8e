namespace AgentSessions.Tests.Listings;

/// <summary>A document whose operations give pages in each way, and the overlay that says so.</summary>
internal static class PagedSpec
{
    public const string Document = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /agents/{agent_id}/runs:
            get:
              operationId: listRuns
              parameters:
                - { name: agent_id, in: path, required: true, schema: { type: string } }
                - { name: skip, in: query, required: true, schema: { type: integer, format: int32 } }
                - { name: limit, in: query, schema: { type: integer, maximum: 40, default: 3 } }
                - { name: state, in: query, schema: { type: string } }
                - { name: api-version, in: query, required: true, schema: { type: string, default: '7' } }
                - { name: X-Tenant, in: header, schema: { type: string } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Nested' } } } } }
          /pages:
            get:
              operationId: getAllPages
              parameters:
                - { name: page, in: query, schema: { type: integer } }
              responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Run' } } } } } }
          /after:
            get:
              operationId: searchAfter
              parameters:
                - { name: after_id, in: query, schema: { type: integer, format: int64 } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Nested' } } } } }
          /search:
            post:
              operationId: search
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Search' } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Nested' } } } } }
          /untyped:
            get:
              operationId: untyped
              parameters:
                - { name: offset, in: query, schema: { type: integer } }
              responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
          /headers:
            get:
              operationId: listHeaders
              parameters:
                - { name: X-Page, in: header, schema: { type: integer } }
                - { name: x-page, in: query, schema: { type: string } }
                - { name: client, in: query, schema: { type: string } }
                - { name: paging, in: query, schema: { type: string } }
                - { name: class, in: query, schema: { type: string } }
              responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Run' } } } } } }
          /numbered:
            get:
              operationId: numbered
              parameters:
                - { name: page, in: query, required: true, schema: { type: integer } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Nested' } } } } }
          /none:
            get:
              operationId: none
              responses: { '204': { description: ok } }
        components:
          schemas:
            Run:
              type: object
              required: [id]
              properties:
                id: { type: integer, format: int64 }
                name: { type: string }
            Base:
              type: object
              properties:
                meta: { type: object, properties: { total: { type: integer }, pages: { type: integer }, next-cursor: { type: string }, more: { type: boolean } } }
            Nested:
              allOf:
                - { $ref: '#/components/schemas/Base' }
                - { type: object, properties: { result: { type: object, properties: { runs: { type: array, items: { $ref: '#/components/schemas/Run' } } } } } }
            Search:
              type: object
              properties:
                text: { type: string }
                page: { type: object, properties: { cursor: { type: string }, size: { type: integer } } }
        """;

    public const string Overlay = """
        overlay: 1.0.0
        info: { title: Acme, version: '1' }
        actions:
          - target: $.paths['/agents/{agent_id}/runs'].get
            x-reason: An offset.
            update:
              x-paging: { offset: $request.query.skip, pageSize: $request.query.limit, items: '$response.body#/result/runs', total: '$response.body#/meta/total', key: /id }
          - target: $.paths['/pages'].get
            x-reason: The body is the list.
            update:
              x-paging: { page: $request.query.page, items: '$response.body#', key: /id }
          - target: $.paths['/after'].get
            x-reason: The cursor is the last row's id.
            update:
              x-paging: { cursor: $request.query.after_id, nextFromItem: /id, items: '$response.body#/result/runs' }
          - target: $.paths['/search'].post
            x-reason: The body has the cursor.
            update:
              x-paging: { cursor: '$request.body#/page/cursor', pageSize: '$request.body#/page/size', next: '$response.body#/meta/next-cursor', hasMore: '$response.body#/meta/more', items: '$response.body#/result/runs', key: /id }
          - target: $.paths['/untyped'].get
            x-reason: There is no schema.
            update:
              x-paging: { offset: $request.query.offset, items: '$response.body#/a~1b/rows' }
          - target: $.paths['/numbered'].get
            x-reason: Pages are counted from 0.
            update:
              x-paging: { page: $request.query.page, firstPage: 0, totalPages: '$response.body#/meta/pages', items: '$response.body#/result/runs', key: /id }
          - target: $.paths['/headers'].get
            x-reason: A header has the page.
            update:
              x-paging: { page: $request.header.X-Page, items: '$response.body#', key: /id }
        """;
}
