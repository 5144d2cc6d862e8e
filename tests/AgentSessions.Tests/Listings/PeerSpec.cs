namespace AgentSessions.Tests.Listings;

/// <summary>A document that says of its pages what other generators ask for, an operation for each way.</summary>
internal static class PeerSpec
{
    public const string Document = """
        openapi: 3.0.3
        info: { title: Acme, version: '1' }
        paths:
          /offset:
            get:
              operationId: listOffset
              x-speakeasy-name-override: steal
              parameters: [ { name: offset, in: query, schema: { type: integer } }, { name: limit, in: query, schema: { type: integer } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination:
                type: offsetLimit
                inputs: [ { name: offset, in: parameters, type: offset }, { name: limit, in: parameters, type: limit } ]
                outputs: { results: $.data }
          /page:
            get:
              operationId: listPage
              parameters: [ { name: X-Page, in: header, schema: { type: integer, default: 0 } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: offsetLimit, inputs: [ { name: X-Page, in: parameters, type: page } ], outputs: { results: "$['data']", numPages: '$.meta["pages"]' } }
          /cursor:
            post:
              operationId: listCursor
              requestBody: { content: { application/json: { schema: { type: object, properties: { the cursor: { type: string }, text: { type: string } } } } } }
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: the cursor, in: requestBody, type: cursor } ], outputs: { nextCursor: $.meta.cursor } }
          /last:
            get:
              operationId: listLast
              parameters: [ { name: after, in: query, schema: { type: integer } } ]
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: cursor, inputs: [ { name: after, in: parameters, type: cursor } ], outputs: { nextCursor: '$.data[-1].id' } }
          /url:
            get:
              operationId: listUrl
              responses: { '200': { $ref: '#/components/responses/Page' } }
              x-speakeasy-pagination: { type: url, outputs: { nextUrl: $.next } }
          /s/cursor:
            get:
              operationId: listStainlessCursor
              parameters: [ { name: page, in: query, schema: { type: string, x-stainless-pagination-property: { purpose: next_cursor_param } } } ]
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/CursorPage' } } }, description: ok } }
          /s/id:
            get:
              operationId: listStainlessId
              parameters: [ { name: starting_after, in: query, schema: { type: integer }, x-stainless-pagination-property: { purpose: next_cursor_id_param } } ]
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/IdPage' } } }, description: ok } }
          /s/page:
            get:
              operationId: listStainlessPage
              parameters: [ { name: page, in: query, schema: { type: integer, default: 1, x-stainless-pagination-property: { purpose: page_number_param } } } ]
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/NumberedPage' } } }, description: ok } }
          /s/offset:
            get:
              operationId: listStainlessOffset
              parameters: [ { name: skip, in: query, schema: { type: integer, x-stainless-pagination-property: { purpose: offset_count_param } } } ]
              responses:
                '200':
                  description: ok
                  headers: { X-Total: { schema: { type: integer, x-stainless-pagination-property: { purpose: offset_total_count_field } } } }
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Row' }, x-stainless-pagination-property: { is_top_level_array: true } } } }
          /s/url:
            get:
              operationId: listStainlessUrl
              responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/UrlPage' } } }, description: ok } }
        components:
          parameters:
            N: { name: n, in: query, schema: { type: integer, x-stainless-pagination-property: { purpose: page_number_param } } }
          responses:
            Page: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
          schemas:
            Row: { type: object, properties: { id: { type: integer } } }
            Meta: { type: object, properties: { cursor: { type: string, nullable: true }, pages: { type: integer } } }
            Page:
              type: object
              properties:
                data: { type: array, items: { $ref: '#/components/schemas/Row' } }
                meta: { $ref: '#/components/schemas/Meta' }
                next: { type: string }
            CursorPage:
              type: object
              properties:
                tags: { type: array, items: { type: string } }
                data: { type: array, items: { $ref: '#/components/schemas/Row' }, x-stainless-pagination-property: { purpose: items } }
                meta: { type: object, properties: { cursor: { type: string, nullable: true, x-stainless-pagination-property: { purpose: next_cursor_field } } } }
            IdPage:
              type: object
              properties:
                data: { type: array, items: { type: object, properties: { id: { type: integer, x-stainless-pagination-property: { purpose: cursor_item_id } } } } }
            NumberedPage:
              type: object
              properties:
                data: { type: array, items: { $ref: '#/components/schemas/Row' } }
                meta: { type: object, properties: { pages: { type: integer, x-stainless-pagination-property: { purpose: total_page_count_field } } } }
            UrlPage:
              type: object
              properties:
                data: { type: array, items: { $ref: '#/components/schemas/Row' } }
                next: { type: string, x-stainless-pagination-property: { purpose: cursor_url_field } }
        """;

    /// <summary>What an operation asks by, the place of its rows and of what turns the page: as <c>x-paging</c> says it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Translations = new Dictionary<string, string>
    {
        ["listOffset"] = """{"offset":"$request.query.offset","pageSize":"$request.query.limit","items":"$response.body#/data","key":"/id"}""",
        ["listPage"] = """{"page":"$request.header.X-Page","firstPage":0,"totalPages":"$response.body#/meta/pages","items":"$response.body#/data","key":"/id"}""",
        ["listCursor"] = """{"cursor":"$request.body#/the cursor","next":"$response.body#/meta/cursor","items":"$response.body#/data"}""",
        ["listLast"] = """{"cursor":"$request.query.after","nextFromItem":"/id","items":"$response.body#/data"}""",
        ["listUrl"] = """{"nextLink":"$response.body#/next","items":"$response.body#/data"}""",
        ["listStainlessCursor"] = """{"cursor":"$request.query.page","next":"$response.body#/meta/cursor","items":"$response.body#/data"}""",
        ["listStainlessId"] = """{"cursor":"$request.query.starting_after","nextFromItem":"/id","items":"$response.body#/data"}""",
        ["listStainlessPage"] = """{"page":"$request.query.page","firstPage":1,"totalPages":"$response.body#/meta/pages","items":"$response.body#/data","key":"/id"}""",
        ["listStainlessOffset"] = """{"offset":"$request.query.skip","total":"$response.header.X-Total","items":"$response.body#","key":"/id"}""",
        ["listStainlessUrl"] = """{"nextLink":"$response.body#/next","items":"$response.body#/data"}""",
    };
}
