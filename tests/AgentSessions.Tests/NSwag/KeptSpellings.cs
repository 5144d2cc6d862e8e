using CsCheck;
using SpecClients.Json;
using SpecClients.NSwag.Reading;

namespace AgentSessions.Tests.NSwag;

/// <summary>How an object's timestamps were spelled, however many it has.</summary>
internal sealed class KeptSpellings
{
    private static readonly Gen<InstantStyle> Styles = Gen.Select(Gen.Int[0, 7], Gen.Enum<InstantZone>(), (digits, zone) => new InstantStyle(digits, zone));

    [Test]
    public void Each_timestamp_keeps_its_own_and_no_null_is_forgotten() =>
        Gen.Select(Styles.Array[1, 40], Gen.Int[0, 200].Array[0, 10]).Sample((styles, nulls) =>
        {
            var asRead = new AsRead();
            foreach (var member in nulls)
                asRead.Nulls.Add(member);
            for (var slot = 0; slot < styles.Length; slot++)
                asRead.Spell(slot, styles[slot]);
            Assert.That(Enumerable.Range(0, styles.Length).Select(slot => asRead.SpellingOf(slot)), Is.EqualTo(styles));
            Assert.That(Enumerable.Range(0, 201).Where(member => asRead.Nulls.Contains(member)), Is.EquivalentTo(nulls.Distinct()));
            Assert.That(asRead.SpellingOf(styles.Length), Is.EqualTo(default(InstantStyle)));
        });

    [Test]
    public void A_plain_spelling_takes_no_more_room_than_a_few()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var asRead = new AsRead();
        for (var slot = 0; slot < 40; slot++)
            asRead.Spell(slot, slot < 12 ? new InstantStyle(7, InstantZone.Unknown) : default);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
