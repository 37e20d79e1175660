using System.Net;
using CompanionChat.LocalHost;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Tests.LocalHost;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "/things/first", "AnyThing")]
    [InlineData("POST", "/things/first", "FirstThing")]
    [InlineData("GET", "/numbers/17", "bNumber")]
    [InlineData("GET", "/numbers/x", "ZzzRest")]
    [InlineData("GET", "/numbers", "ZzzRest")]
    [InlineData("GET", "/", "ZzzRest")]
    [InlineData("GET", "/deep/down/file.txt", "ZzzRest")]
    [InlineData("GET", "/NUMBERS/17", "bNumber")]
    [InlineData("GET", "/numbers/17/", "bNumber")]
    [InlineData("DELETE", "/everything", "Everything")]
    [InlineData("PATCH", "/everything", "Everything")]
    public async Task The_first_function_by_name_whose_route_and_method_match_answers(string method, string path, string function)
    {
        await using var host = await SampleHost.StartAsync(typeof(Samples));

        using var response = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(function, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/things/first")]
    [InlineData("GET", "/.auth/nothing")]
    [InlineData("POST", "/numbers/17")]
    [InlineData("OPTIONS", "/things/first")]
    [InlineData("PUT", "/clientx")]
    public async Task What_no_function_matches_is_an_empty_404(string method, string path)
    {
        await using var host = await SampleHost.StartAsync(typeof(Samples));

        using var response = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_answer_names_the_server()
    {
        await using var host = await SampleHost.StartAsync(typeof(Samples));

        using var response = await host.SendAsync(HttpMethod.Get, "/");

        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task Two_functions_of_one_name_are_refused_at_start()
    {
        var failure = await Assert.ThrowsAsync<HostFailedException>(() => SampleHost.StartAsync(typeof(Samples), typeof(Twin)));

        Assert.Contains("AnyThing", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_parameter_that_nothing_binds_is_refused_at_start()
    {
        var failure = await Assert.ThrowsAsync<HostFailedException>(() => SampleHost.StartAsync(typeof(Unbound)));

        Assert.Contains("stream", failure.Message, StringComparison.Ordinal);
    }

    public static class Samples
    {
        [Function("ZzzRest")]
        public static IResult Rest(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path:regex(^(?!(api|\\.auth)(/|$)).*$)=index.html}")] HttpRequest request) =>
            Results.Text("ZzzRest");

        [Function("FirstThing")]
        public static IResult First([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things/first")] HttpRequest request) =>
            Results.Text("FirstThing");

        [Function("AnyThing")]
        public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) =>
            Results.Text("AnyThing");

        [Function("bNumber")]
        public static IResult Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "numbers/{n:int}")] HttpRequest request) =>
            Results.Text("bNumber");

        [Function("Everything")]
        public static IResult Everything([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text("Everything");
    }

    public static class Twin
    {
        [Function("ANYTHING")]
        public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.NoContent();
    }

    public static class Unbound
    {
        [Function("Unbound")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [DurableClient] Stream stream) =>
            Results.Stream(stream);
    }
}
